using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>The connection of a one-shot command to the brokers.</summary>
internal sealed class AdminConnection(IAdminClient client, ConnectionFaults faults) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait for one answer.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Kafka's admin API.</summary>
    public IAdminClient Client => client;

    /// <summary>A client over the network.</summary>
    public static AdminConnection Open(KafkaOptions kafka)
    {
        ConnectionFaults faults = new();
        return new(AdminClients.Open(kafka, "kafka-alarms-init", faults.Take), faults);
    }

    public void Dispose() => client.Dispose();

    /// <summary>Waits until as many brokers as expected are registered.</summary>
    /// <returns>The problem when they are not in time.</returns>
    public async Task<Problem?> WaitForBrokersAsync(
        int expected, Patience patience, ILogger log, CancellationToken stop)
    {
        string reported = "";
        while (true)
        {
            (int found, string reason) = Count();
            if (found >= expected) return null;
            if (patience.IsOver)
            {
                return new Problem(
                    ErrorCode.BrokersMissing,
                    "brokers",
                    $"{found} of {expected} are registered after {patience.Seconds:F0} s: {reason}.",
                    "Look why the others do not start, or give the right number with --brokers.");
            }

            if (reason != reported) EngineLog.WaitingForBrokerCount(log, found, expected, reason);
            reported = reason;
            await patience.PauseAsync(Interval, stop);
        }
    }

    private (int Found, string Reason) Count()
    {
        try
        {
            int found = client.GetMetadata(Timeout).Brokers.Count;
            faults.Clear();
            return (found, $"{found} answered");
        }
        catch (KafkaException fault)
        {
            return (0, faults.Last?.Trim().TrimEnd('.') ?? AdminFault.ReasonOf(fault));
        }
    }
}
