using System.Runtime.InteropServices;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>Who owns a file or folder. .NET knows it on Windows alone; Linux tells it here.</summary>
internal static partial class FileOwner
{
    private const uint Root = 0;

    private const int AtWorkingFolder = -100;
    private const int FollowLinks = 0;
    private const uint AskForOwner = 8;

    // struct statx of the kernel: 256 bytes, the same on every architecture.
    private const int Size = 256;
    private const int OwnerAt = 20;

    /// <summary>Finds an owner that is neither the user of this process nor root.</summary>
    /// <param name="path">A file or folder.</param>
    /// <returns>Number of that user; null: there is none, nothing is there, or the system does not tell.</returns>
    public static uint? Foreign(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        byte[] told = new byte[Size];
        try
        {
            if (Stat(AtWorkingFolder, path, FollowLinks, AskForOwner, told) != 0) return null;
            uint owner = BitConverter.ToUInt32(told, OwnerAt);
            return owner == Root || owner == EffectiveUser() ? null : owner;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library that is too old.
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(int folder, string path, int flags, uint mask, [Out] byte[] told);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
