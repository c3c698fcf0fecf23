using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Clients;

/// <summary>Asks brokers with clients that know nothing of the time before.</summary>
/// <remarks>A client whose brokers all went away may not find them again, nor say so.</remarks>
internal sealed class BrokerProbe(KafkaOptions kafka)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>Asks once.</summary>
    /// <returns>Null when a broker answered that belongs to a cluster, else why not.</returns>
    public string? Ask()
    {
        ConnectionFaults faults = new();
        using IAdminClient admin = AdminClients.Open(kafka, "kafka-alarms-probe", faults.Take);
        try
        {
            int count = admin.GetMetadata(Timeout).Brokers.Count;
            return count > 0 ? null : "a broker is just starting";
        }
        catch (KafkaException)
        {
            return faults.Last ?? "no answer";
        }
    }
}
