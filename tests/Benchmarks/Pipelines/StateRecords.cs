using System.Globalization;
using System.Text;
using KafkaAlarms.Engine;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>Keeps the records of the state topic and leaves everything else out.</summary>
internal sealed class StateRecords : IRecordSink
{
    private readonly List<(byte[] Key, byte[] Value)> records = [];

    public IReadOnlyList<(byte[] Key, byte[] Value)> All => records;

    /// <summary>The state of a partition with one active alarm and three measurements a sensor.</summary>
    public static void Write(PipelineLane lane, int sensors)
    {
        DateTime time = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc);
        byte[] value =
            """{"timestamp":"2026-11-23T10:00:00Z","temperature":30.5,"humidity":45.81,"pressure":1004.12}"""u8.ToArray();
        for (int number = 0; number < sensors; number++)
        {
            byte[] key = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"room-{number:D5}"));
            lane.Process(number, time.Ticks, key, value);
        }

        lane.Commit();
    }

    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm)
    {
    }

    public void ProduceState(int partition, byte[] key, byte[]? value) => records.Add((key, value!));

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems) =>
        throw new InvalidOperationException("no record of the benchmark is broken");

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations) =>
        throw new InvalidOperationException(violations);
}
