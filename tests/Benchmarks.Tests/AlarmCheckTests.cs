using System.Text;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Peers.Alarms;

namespace KafkaAlarms.Benchmarks.Tests;

public sealed class AlarmCheckTests
{
    private static readonly HashSet<long> Expected = [1, 2, 3];

    [Fact]
    public void Of_ExactlyTheExpected_IsExact() => AlarmCheck.Of([3, 1, 2], Expected).IsExact.ShouldBeTrue();

    [Theory]
    [InlineData(new long[] { 1, 2 }, 1, 0, 0)]
    [InlineData(new long[] { 1, 2, 3, 3, 3 }, 0, 2, 0)]
    [InlineData(new long[] { 1, 2, 3, 4 }, 0, 0, 1)]
    [InlineData(new long[] { 4, 4 }, 3, 1, 1)]
    public void Of_AnythingElse_CountsLostRepeatedAndInvented(long[] found, int lost, int repeated, int invented)
    {
        AlarmCheck check = AlarmCheck.Of(found, Expected);

        check.ShouldBe(new AlarmCheck(found.Length, lost, repeated, invented));
        check.IsExact.ShouldBeFalse();
    }

    [Theory]
    [InlineData("rule", "timestamp", """{"sensor_id":"room-00007","rule":"T_HIHI","event":"raised","timestamp":"2026-11-23T10:00:02Z"}""")]
    [InlineData("rule.id", "occurred_at", """{"sensor_id":"room-00007","rule":{"id":"T_HIHI"},"event":"raised","occurred_at":"2026-11-23T10:00:02.0000000Z"}""")]
    public void Read_AnAlarmOfEitherProgram_IsTheSameNumber(string rule, string time, string alarm) =>
        new AlarmReader(new AlarmFields(rule, time), new SensorContent(1_000)).Read(Encoding.UTF8.GetBytes(alarm))
            .ShouldBe(ExpectedAlarms.Number(record: 2_007, rule: 1, raised: true));
}
