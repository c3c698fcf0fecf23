using System.Formats.Tar;
using System.IO.Compression;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning.Volumes;

/// <summary>An archive of plug-ins: zip, tar, gzipped tar, or a jar or DLL that is a plug-in by itself.</summary>
internal static class PluginArchive
{
    private static readonly string[] Single = [".jar", ".dll"];

    /// <summary>Unpacks it.</summary>
    /// <param name="archive">The archive; its name says of which kind it is.</param>
    /// <param name="folder">An empty folder; holds one folder for each plug-in then.</param>
    /// <returns>Why it could not be done; null when it was.</returns>
    public static async Task<Problem?> UnpackAsync(string archive, string folder, CancellationToken stop)
    {
        try
        {
            await ExtractAsync(archive, folder, stop);
            Gather(archive, folder);
            return null;
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or IOException)
        {
            return new Problem(
                ErrorCode.PluginArchiveRefused,
                Path.GetFileName(archive),
                $"It cannot be unpacked: {fault.Message.TrimEnd('.')}.",
                "Give a whole zip, tar, tgz, jar or dll, and the volume room for it.");
        }
    }

    private static async Task ExtractAsync(string archive, string folder, CancellationToken stop)
    {
        string name = archive.ToLowerInvariant();
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            await ZipFile.ExtractToDirectoryAsync(archive, folder, stop);
        }
        else if (name.EndsWith(".tar.gz", StringComparison.Ordinal) || name.EndsWith(".tgz", StringComparison.Ordinal))
        {
            await using FileStream packed = File.OpenRead(archive);
            await using GZipStream tar = new(packed, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(tar, folder, overwriteFiles: false, stop);
        }
        else if (name.EndsWith(".tar", StringComparison.Ordinal))
        {
            await TarFile.ExtractToDirectoryAsync(archive, folder, overwriteFiles: false, stop);
        }
        else if (Single.Contains(Path.GetExtension(name)))
        {
            File.Copy(archive, Path.Combine(folder, Path.GetFileName(archive)));
        }
        else
        {
            throw new NotSupportedException("its kind is not known by its name");
        }
    }

    /// <summary>Files that lie loose are one plug-in, named like the archive.</summary>
    private static void Gather(string archive, string folder)
    {
        string[] loose = [.. Directory.EnumerateFiles(folder)];
        if (!loose.Any(file => Single.Contains(Path.GetExtension(file)))) return;
        string gathered = folder + ".gathered";
        Directory.Move(folder, gathered);
        Directory.CreateDirectory(folder);
        string name = Path.GetFileNameWithoutExtension(archive);
        if (name.EndsWith(".tar", StringComparison.Ordinal)) name = Path.GetFileNameWithoutExtension(name);
        Directory.Move(gathered, Path.Combine(folder, name));
    }
}
