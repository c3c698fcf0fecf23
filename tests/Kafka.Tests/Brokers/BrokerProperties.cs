namespace KafkaAlarms.Kafka.Tests.Brokers;

/// <summary>Settings of a single broker that is its own controller, on loopback.</summary>
/// <param name="Folder">Where its data and its property file go.</param>
/// <param name="ClientPort">Port of producers and consumers.</param>
/// <param name="ControllerPort">Port of the controller.</param>
internal sealed record BrokerProperties(string Folder, int ClientPort, int ControllerPort)
{
    private static readonly string[] Common =
    [
        "process.roles=broker,controller",
        "node.id=1",
        "inter.broker.listener.name=PLAINTEXT",
        "controller.listener.names=CONTROLLER",
        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "auto.create.topics.enable=false",
        "num.partitions=4",
        "default.replication.factor=1",
        "min.insync.replicas=1",
        "offsets.topic.replication.factor=1",
        "offsets.topic.num.partitions=4",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "transaction.state.log.num.partitions=4",
        "share.coordinator.state.topic.replication.factor=1",
        "share.coordinator.state.topic.min.isr=1",
        "share.coordinator.state.topic.num.partitions=1",
        "group.initial.rebalance.delay.ms=0",
        // Transactions that outlive their time are ended at once, not at the next of the usual ten seconds.
        "transaction.abort.timed.out.transaction.cleanup.interval.ms=500",
        "log.cleaner.dedupe.buffer.size=16777216",
        "num.network.threads=2",
        "num.io.threads=4",
    ];

    public string Bootstrap => $"127.0.0.1:{ClientPort}";

    public string DataFolder => Path.Combine(Folder, "data");

    public string File => Path.Combine(Folder, "server.properties");

    public void Write() => System.IO.File.WriteAllLines(
        File,
        Common.Concat(
        [
            $"controller.quorum.voters=1@127.0.0.1:{ControllerPort}",
            $"listeners=PLAINTEXT://127.0.0.1:{ClientPort},CONTROLLER://127.0.0.1:{ControllerPort}",
            $"advertised.listeners=PLAINTEXT://127.0.0.1:{ClientPort}",
            $"log.dirs={DataFolder}",
        ]));
}
