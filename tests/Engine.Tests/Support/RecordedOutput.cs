using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Keeps what a task produced, as the topics would.</summary>
internal sealed class RecordedOutput : IRecordSink
{
    public List<AlarmEvent> Events { get; } = [];

    public List<(byte[] Key, byte[]? Value)> State { get; } = [];

    public List<(long Offset, DecodeProblem Problem)> DeadLetters { get; } = [];

    public List<string> Violations { get; } = [];

    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm) =>
        Events.Add(AlarmEventJson.Decode(value));

    public void ProduceState(int partition, byte[] key, byte[]? value) => State.Add((key, value));

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems) =>
        DeadLetters.Add((record.Offset, problem));

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations) =>
        Violations.Add($"{Encoding.UTF8.GetString(value)}: {violations}");
}
