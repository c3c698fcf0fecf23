using Confluent.Kafka;
using KafkaAlarms.Engine;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>Writes state into a topic and leaves everything else out.</summary>
internal sealed class StateTopicSink(IProducer<byte[], byte[]> producer, string topic) : IRecordSink
{
    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm)
    {
    }

    public void ProduceState(int partition, byte[] key, byte[]? value) =>
        TopicFiller.Produce(producer, new TopicPartition(topic, partition), new() { Key = key, Value = value! });

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems) =>
        throw new InvalidOperationException("no record of the benchmark is broken");

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations) =>
        throw new InvalidOperationException(violations);
}
