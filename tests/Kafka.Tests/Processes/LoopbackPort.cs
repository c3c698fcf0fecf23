using System.Net;
using System.Net.Sockets;

namespace KafkaAlarms.Kafka.Tests.Processes;

/// <summary>Ports that nobody listens on, below the range that outgoing connections take theirs from.</summary>
internal static class LoopbackPort
{
    private const int First = 20_000;
    private const int Count = 1_000;
    private const int Blocks = 12;

    private static readonly Lock Guard = new();
    private static readonly HashSet<int> Taken = [];

    // The file is held for as long as the process lives, so that runs side by side draw from different ports.
    private static readonly (int First, FileStream Held) Block = TakeBlock();

    /// <summary>A free port, never the same one twice in a run.</summary>
    public static int Next()
    {
        lock (Guard)
        {
            while (true)
            {
                int port = Block.First + Random.Shared.Next(Count);
                if (IsFree(port) && Taken.Add(port))
                {
                    return port;
                }
            }
        }
    }

    private static (int First, FileStream Held) TakeBlock()
    {
        for (int block = 0; block < Blocks; block++)
        {
            try
            {
                string file = Path.Combine(Path.GetTempPath(), $"kafka-alarms-ports-{block}");
                return (First + (block * Count), new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Another run has it.
            }
        }

        throw new InvalidOperationException($"{Blocks} test runs take all ports.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
