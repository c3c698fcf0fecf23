using System.Net;
using System.Net.Sockets;

namespace KafkaAlarms.Kafka.Tests.Processes;

/// <summary>Ports that nobody listens on, below the range that outgoing connections take theirs from.</summary>
internal static class LoopbackPort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static readonly Lock Guard = new();
    private static readonly HashSet<int> Taken = [];

    /// <summary>A free port, never the same one twice in a run.</summary>
    public static int Next()
    {
        lock (Guard)
        {
            while (true)
            {
                int port = First + Random.Shared.Next(Count);
                if (IsFree(port) && Taken.Add(port))
                {
                    return port;
                }
            }
        }
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
