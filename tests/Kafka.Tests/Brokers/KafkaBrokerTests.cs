using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Brokers;

/// <summary>The instruments themselves: what the other tests rest on.</summary>
public sealed class KafkaBrokerTests(SharedBroker shared)
{
    [Fact]
    public async Task StartAsync_AfterKillAndStop_KeepsRecordsAndAddress()
    {
        await using KafkaBroker broker = await KafkaBroker.StartNewAsync();
        using (var admin = new TopicAdmin(broker.Bootstrap))
        {
            await admin.CreateSensorDataAsync("kept", partitions: 2);
        }

        using var writer = new SensorWriter(broker.Bootstrap, "kept");
        await writer.WriteAsync(new SensorMessage("a", "1"u8.ToArray()));
        await broker.KillAsync();
        await broker.StartAsync();
        await writer.WriteAsync(new SensorMessage("a", "2"u8.ToArray()));
        await broker.StopAsync();
        await broker.StartAsync();

        var records = await TopicReader.ReadAsync(broker.Bootstrap, "kept");

        records.Select(one => Encoding.UTF8.GetString(one.Message.Value!)).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task ReadAsync_AbortedTransactionAtTheEnd_ReturnsOnlyWhatWasCommitted()
    {
        string bootstrap = await shared.RequireAsync();
        string topic = $"reader-{Guid.NewGuid():N}";
        using var admin = new TopicAdmin(bootstrap);
        await admin.CreateAsync(topic, partitions: 1);
        using IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(
            new ProducerConfig { BootstrapServers = bootstrap, TransactionalId = topic }).Build();
        producer.InitTransactions(Eventually.Patience);
        producer.BeginTransaction();
        producer.Produce(topic, new Message<byte[], byte[]> { Value = [1] });
        producer.CommitTransaction();
        producer.BeginTransaction();
        await producer.ProduceAsync(
            topic, new Message<byte[], byte[]> { Value = [2] }, TestContext.Current.CancellationToken);
        producer.AbortTransaction();

        var records = await TopicReader.ReadAsync(bootstrap, topic);

        records.Select(one => one.Message.Value).ShouldBe([[1]]);
    }
}
