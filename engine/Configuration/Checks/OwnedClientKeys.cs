using System.Collections.Frozen;

namespace KafkaAlarms.Engine.Configuration.Checks;

/// <summary>Raw client keys that the engine sets itself, so that no user may, each with
/// what to use in its place.</summary>
internal static class OwnedClientKeys
{
    private const string Order = "Order, offsets and recovery depend on it; leave it out.";
    private const string Commits = "The engine commits offsets itself; leave it out.";

    /// <summary>What to do instead, by key.</summary>
    public static FrozenDictionary<string, string> Instead { get; } = new Dictionary<string, string>
    {
        ["bootstrap.servers"] = "Set Kafka:BootstrapServers.",
        ["metadata.broker.list"] = "Set Kafka:BootstrapServers.",
        ["group.id"] = "Set Kafka:GroupId.",
        ["group.instance.id"] = "Set Kafka:Instance.",
        ["client.id"] = "Set Kafka:Instance.",
        ["session.timeout.ms"] = "Set Kafka:SessionTimeout.",
        ["transaction.timeout.ms"] = "Set Kafka:TransactionTimeout.",
        ["transactional.id"] = "Set Kafka:Instance.",
        ["auto.offset.reset"] = "Set Processing:StartAt.",
        ["topic.auto.offset.reset"] = "Set Processing:StartAt.",
        ["enable.auto.commit"] = Commits,
        ["auto.commit.enable"] = Commits,
        ["auto.commit.interval.ms"] = Commits,
        ["enable.auto.offset.store"] = Commits,
        ["offset.store.method"] = Commits,
        ["group.protocol"] = Order,
        ["group.remote.assignor"] = Order,
        ["partition.assignment.strategy"] = Order,
        ["isolation.level"] = "Set Processing:Guarantee.",
        ["enable.idempotence"] = "Set Processing:Guarantee.",
        ["acks"] = "Set Processing:Guarantee.",
        ["request.required.acks"] = "Set Processing:Guarantee.",
        ["enable.gapless.guarantee"] = Order,
        ["enable.partition.eof"] = Order,
        ["max.in.flight"] = Order,
        ["max.in.flight.requests.per.connection"] = Order,
        ["partitioner"] = "Set Clock:Partitioner.",
        ["allow.auto.create.topics"] = "Set Topics:CreateMissing.",
        ["message.timeout.ms"] = Order,
        ["delivery.timeout.ms"] = Order,
        ["message.send.max.retries"] = Order,
        ["retries"] = Order,
        ["plugin.library.paths"] = "The engine loads no foreign code into its clients; leave it out.",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
