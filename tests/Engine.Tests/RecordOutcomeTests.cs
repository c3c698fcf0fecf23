using System.Text;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests;

/// <summary>Each Kafka record ends in exactly one counted outcome.</summary>
public sealed class RecordOutcomeTests
{
    private const string Rules =
        """{"rules":[{"id":"r","type":"limits","sensors":["s*"],"measurement":"t","unit":"Cel","levels":{"hi":{"limit":80} } }]}""";

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 30, DateTimeKind.Utc);

    private readonly TaskRunner runner = new(ScenarioRules.Load(Rules).Rules!);
    private long offset;

    [Theory]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1}""", RecordOutcome.Evaluated)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1,"u":null}""", RecordOutcome.Evaluated)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1,"labels":{"a":"\ud800"}}""", RecordOutcome.Evaluated)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1,"labels":{"\udc00":"a"}}""", RecordOutcome.Evaluated)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1,"labels":{"a":NaN}}""", RecordOutcome.Evaluated)]
    [InlineData("""{"ts":"2026-01-01T00:00:10Z","t":2}""", RecordOutcome.Evaluated)]
    [InlineData("""{"ts":"2026-01-01T00:00:10Z","t":1}""", RecordOutcome.Duplicate)]
    [InlineData("""[{"ts":"2026-01-01T00:00:10Z","t":1},{"ts":"2026-01-01T00:00:10Z","t":1}]""", RecordOutcome.Duplicate)]
    [InlineData("""[{"ts":"2026-01-01T00:00:10Z","t":1},{"ts":"2026-01-01T00:00:20Z","t":1}]""", RecordOutcome.Evaluated)]
    [InlineData("""{"ts":"2026-01-01T00:00:09Z","t":1}""", RecordOutcome.Late)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":null}""", RecordOutcome.NoSample)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1,"quality":"bad"}""", RecordOutcome.NoSample)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1,"unit":"K"}""", RecordOutcome.NoSample)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z"}""", RecordOutcome.NoSample)]
    [InlineData("""{"ts":"2026-01-01T00:00:10Z","t":1,"u":2}""", RecordOutcome.Duplicate)]
    [InlineData("""[]""", RecordOutcome.Empty)]
    [InlineData(null, RecordOutcome.Empty)]
    [InlineData("", RecordOutcome.DeadLettered)]
    [InlineData("{", RecordOutcome.DeadLettered)]
    [InlineData("""[{"ts":"2026-01-01T00:00:20Z","t":1},7e]""", RecordOutcome.DeadLettered)]
    public void Process_SecondRecordOfASensor_CountsOneOutcome(string? value, object outcome)
    {
        Feed("s1", """{"ts":"2026-01-01T00:00:10Z","t":1}""");
        long[] before = Counts();

        Feed("s1", value);

        long[] expected = new long[before.Length];
        expected[(int)(RecordOutcome)outcome] = 1;
        Counts().Zip(before, (after, first) => after - first).ShouldBe(expected);
    }

    [Theory]
    [InlineData("other", """{"ts":"2026-01-01T00:00:20Z","t":1}""")]
    [InlineData("s1", """{"ts":"2026-01-01T00:00:20Z","u":1}""")]
    public void Process_RecordThatNoRuleSelects_IsUnmatched(string sensor, string value)
    {
        Feed(sensor, value);

        Counts()[(int)RecordOutcome.Unmatched].ShouldBe(1);
        Counts().Sum().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":2}""", SampleDisposition.Fresh)]
    [InlineData("""{"ts":"2026-01-01T00:00:10Z","t":1}""", SampleDisposition.Duplicate)]
    [InlineData("""{"ts":"2026-01-01T00:00:09Z","t":1}""", SampleDisposition.Late)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":null}""", SampleDisposition.BadQuality)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1,"quality":"bad"}""", SampleDisposition.BadQuality)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1,"unit":"K"}""", SampleDisposition.OtherUnit)]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","u":1}""", SampleDisposition.Ignored)]
    public void Process_SecondSampleOfASensor_IsCountedAsWhatItIs(string value, object disposition)
    {
        Feed("s1", """{"ts":"2026-01-01T00:00:10Z","t":1}""");
        long[] before = SampleCounts();

        Feed("s1", value);

        long[] expected = new long[before.Length];
        expected[(int)(SampleDisposition)disposition] = 1;
        SampleCounts().Zip(before, (after, first) => after - first).ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"ts":"2026-01-01T00:00:20Z","t":1}""", TimeOrigin.Record)]
    [InlineData("""{"ts":"2026-01-01T00:00:20","t":1}""", TimeOrigin.RecordWithoutZone)]
    [InlineData("""{"t":1}""", TimeOrigin.KafkaMissing)]
    [InlineData("""{"ts":"yesterday","t":1}""", TimeOrigin.KafkaUnreadable)]
    [InlineData("""{"ts":"1999-12-31T23:59:59Z","t":1}""", TimeOrigin.KafkaTooOld)]
    [InlineData("""{"ts":"2026-01-01T00:05:31Z","t":1}""", TimeOrigin.KafkaTooNew)]
    public void Process_Record_IsCountedByWhereItsTimeComesFrom(string value, object origin)
    {
        Feed("s1", value);

        long[] expected = new long[Enum.GetValues<TimeOrigin>().Length];
        expected[(int)(TimeOrigin)origin] = 1;
        Enum.GetValues<TimeOrigin>().Select(runner.Counters.Published).ShouldBe(expected);
    }

    [Theory]
    [InlineData("s1", "s1", 0, 0)]
    [InlineData("s1", "s2", 0, 1)]
    [InlineData(null, "s2", 1, 0)]
    public void Process_Record_IsCountedWhenItsIdIsNotItsKey(string? key, string body, int unkeyed, int mismatches)
    {
        Feed(key, $$"""{"sensor_id":"{{body}}","ts":"2026-01-01T00:00:20Z","t":1}""");

        runner.Counters.PublishedUnkeyed().ShouldBe(unkeyed);
        runner.Counters.PublishedKeyMismatches().ShouldBe(mismatches);
    }

    [Fact]
    public void Restart_ReadsRecordsAgain_CountsNoSampleAgain()
    {
        Feed("s1", """{"ts":"2026-01-01T00:00:10Z","t":1}""");
        Feed("s1", """{"ts":"2026-01-01T00:00:10Z","t":1}""");
        Feed("s1", """{"ts":"2026-01-01T00:00:09Z","t":1}""");
        Feed("s1", """{"ts":"2026-01-01T00:00:11Z","t":null,"u":5}""");
        Feed("s1", """{"ts":"2026-01-01T00:00:12Z","t":1,"unit":"K"}""");
        long[] before = SampleCounts();
        before.Sum().ShouldBe(6);

        runner.Restart();
        runner.Commit();

        runner.Task.Sensors.Find("s1"u8.ToArray())!.MemoryOf(0).LastTime.ShouldBe(Start.AddSeconds(-20).Ticks, "it was read");
        SampleCounts().ShouldBe(before);
    }

    private long[] SampleCounts() =>
        [.. Enum.GetValues<SampleDisposition>().Select(runner.Counters.Published)];

    private long[] Counts() => [.. Enum.GetValues<RecordOutcome>().Select(runner.Counters.Published)];

    private void Feed(string? sensor, string? value)
    {
        byte[]? bytes = value is null ? null : Encoding.UTF8.GetBytes(value);
        runner.Feed(offset++, sensor is null ? null : Encoding.ASCII.GetBytes(sensor), bytes, Start);
        runner.Commit();
    }
}
