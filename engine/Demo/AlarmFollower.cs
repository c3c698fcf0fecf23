using Confluent.Kafka;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;

namespace KafkaAlarms.Engine.Demo;

/// <summary>Reads the alarm topic as an integrator would: values alone, each event once.</summary>
internal sealed class AlarmFollower(MockCluster cluster, string topic, Action<AlarmEvent> show)
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    private readonly HashSet<Guid> seen = [];

    /// <summary>Shows events until it is told to stop.</summary>
    public void Run(CancellationToken stop)
    {
        ConsumerConfig settings =
            new() { BootstrapServers = cluster.Address, GroupId = "demo-view", EnableAutoCommit = false };
        using IConsumer<Ignore, byte[]> consumer =
            new ConsumerBuilder<Ignore, byte[]>(settings).SetLogHandler((_, _) => { }).Build();
        consumer.Assign(
            cluster.PartitionsOf(topic).Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        while (!stop.IsCancellationRequested)
        {
            if (consumer.Consume(Wait)?.Message?.Value is not { } value) continue;
            AlarmEvent alarm = AlarmEventJson.Decode(value);
            if (seen.Add(alarm.EventId)) show(alarm);
        }
    }
}
