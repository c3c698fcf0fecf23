using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Evaluating;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Evaluating;

/// <summary>Which samples of a measurement are new; times in seconds.</summary>
public sealed class SampleOrderTests
{
    private readonly SampleOrder order = new(new DecodingOptions { MaxLate = TimeSpan.FromSeconds(60) });
    private MeasurementMemory memory;

    [Theory]
    [InlineData(11, 5, null, SampleDisposition.Fresh)]
    [InlineData(10, 6, null, SampleDisposition.Fresh)]
    [InlineData(10, 5, null, SampleDisposition.Duplicate)]
    [InlineData(10, 5, 8L, SampleDisposition.Duplicate)]
    [InlineData(10, 6, 7L, SampleDisposition.Duplicate)]
    [InlineData(10, 6, 6L, SampleDisposition.Duplicate)]
    [InlineData(10, 6, 8L, SampleDisposition.Fresh)]
    [InlineData(9, 6, 8L, SampleDisposition.Late)]
    internal void Judge_AfterASampleAtTen_GoesByTimeValueAndSeq(int time, int value, long? seq, SampleDisposition expected)
    {
        Judge(10, 5, seq: 7);

        Judge(time, value, seq).ShouldBe(expected);
    }

    [Fact]
    public void Judge_KafkaTimestampStandsIn_IsNeverADuplicate()
    {
        Judge(10, 5, seq: 7);

        Judge(10, 5, seq: 7, isStandIn: true).ShouldBe(SampleDisposition.Fresh);
    }

    [Fact]
    public void Judge_NothingButLateSamplesForMaxLate_SetsTheClockBack()
    {
        Judge(1_000, 5);
        Judge(100, 6, kafka: 100).ShouldBe(SampleDisposition.Late);
        Judge(159, 6, kafka: 159).ShouldBe(SampleDisposition.Late);

        Judge(160, 6, kafka: 160).ShouldBe(SampleDisposition.ClockSetBack);
        Judge(161, 6, kafka: 161).ShouldBe(SampleDisposition.Fresh);
        Judge(159, 6, kafka: 162).ShouldBe(SampleDisposition.Late);
    }

    [Fact]
    public void Judge_OneSampleInOrderAmongLateOnes_BeginsTheWaitAnew()
    {
        Judge(1_000, 5);
        Judge(100, 6, kafka: 100);
        Judge(1_001, 5, kafka: 159).ShouldBe(SampleDisposition.Fresh);

        Judge(160, 6, kafka: 160).ShouldBe(SampleDisposition.Late);
        Judge(219, 6, kafka: 219).ShouldBe(SampleDisposition.Late);
    }

    private SampleDisposition Judge(int time, int value, long? seq = null, bool isStandIn = false, int kafka = 0)
    {
        DecodedRecord record = new() { Time = Ticks(time), Seq = seq };
        return order.Judge(ref memory, in record, Sample.OfNumber("t", value), isStandIn, Ticks(kafka));
    }

    private static long Ticks(int seconds) => seconds * TimeSpan.TicksPerSecond;
}
