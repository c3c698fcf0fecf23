using KafkaAlarms.Engine;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>Counts what would be produced.</summary>
internal sealed class CountingSink : IRecordSink
{
    public long Events { get; private set; }

    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm) => Events++;

    public void ProduceState(int partition, byte[] key, byte[]? value)
    {
    }

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems) =>
        throw new InvalidOperationException("no record of the benchmark is broken");

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations) =>
        throw new InvalidOperationException(violations);
}
