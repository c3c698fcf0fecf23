using System.ComponentModel;
using System.Runtime.InteropServices;

namespace KafkaAlarms.Kafka.Tests.Processes;

/// <summary>Signals that the tests send, by their Linux numbers.</summary>
internal static class Signal
{
    public const int Kill = 9;

    public const int Terminate = 15;

    public const int Continue = 18;

    public const int Stop = 19;

    /// <summary>Sends a signal to one process.</summary>
    /// <exception cref="Win32Exception">There is no such process, or it is not ours.</exception>
    public static void Send(int processId, int signal)
    {
        if (SendToProcess(processId, signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendToProcess(int processId, int signal);
}
