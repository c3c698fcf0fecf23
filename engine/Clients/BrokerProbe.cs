using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Clients;

/// <summary>Asks brokers with clients that know nothing of the time before.</summary>
/// <remarks>A client whose brokers all went away may not find them again, nor say so.</remarks>
internal sealed class BrokerProbe(KafkaOptions kafka)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>Time that a broker has to answer once it has taken the connection.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Asks once.</summary>
    /// <returns>Null when a broker answered that belongs to a cluster, else why not.</returns>
    public string? Ask()
    {
        ConnectionFaults faults = new();
        using IAdminClient admin = AdminClients.Open(kafka, "kafka-alarms-probe", faults.Take);
        foreach (TimeSpan time in (TimeSpan[])[Timeout, Patience - Timeout])
        {
            if (CountBrokers(admin, time) is { } count) return count > 0 ? null : "a broker is just starting";
            // One that is away takes no connection; one under load does, and answers late.
            if (faults is { AllDown: true, Last: { } reason }) return reason;
        }

        return faults.Last ?? "no answer";
    }

    /// <returns>Null when no broker answered in time.</returns>
    private static int? CountBrokers(IAdminClient admin, TimeSpan time)
    {
        try
        {
            return admin.GetMetadata(time).Brokers.Count;
        }
        catch (KafkaException)
        {
            return null;
        }
    }
}
