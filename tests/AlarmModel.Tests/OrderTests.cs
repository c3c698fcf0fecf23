using Shouldly;
using Xunit;

namespace KafkaAlarms.AlarmModel.Tests;

public sealed class OrderTests
{
    private const string Hi = "\"levels\": {\"hi\": {\"limit\": 80}}";
    private const string TwoSamples = "\"levels\": {\"hi\": {\"limit\": 80, \"samples\": 2}}";

    [Fact]
    public void Run_SameTimeAndSeqNotAbove_IsADuplicateWhateverItsValue() =>
        Series.On(Hi).At(0, 70, seq: 5).At(0, 81, seq: 5).At(0, 81, seq: 4).At(0, 81, seq: 6).Run()
            .Select(e => e.Sample!.Offset).ShouldBe([3]);

    [Fact]
    public void Run_SameTimeAndValueWithHigherSeq_IsADuplicate() =>
        Series.On(TwoSamples).At(0, 81, seq: 1).At(0, 81, seq: 2).Events().ShouldBeEmpty();

    [Fact]
    public void Run_EqualTimeSameValueAsTheOneBeforeTheLast_IsAStepOfItsOwn() =>
        Series.On(Hi).At(0, 81).At(0, 70).At(0, 81).Events().ShouldBe(["raised hi 0", "cleared hi 0", "raised hi 0"]);

    [Fact]
    public void Run_KafkaTimestampStandsIn_IsNeverADuplicate() =>
        Series.On(TwoSamples).Record(5, """{"m": 81}""").Record(5, """{"m": 81}""").Events().ShouldBe(["raised hi 5"]);

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1999-12-31T23:59:59Z")]
    [InlineData("2026-08-22T10:05:05.0000001Z")]
    public void Run_TimeThatCannotBe_TakesTheKafkaTimestamp(string ts) =>
        Series.On(Hi).Record(5, $$"""{"ts": "{{ts}}", "m": 81}""").Events().ShouldBe(["raised hi 5"]);

    [Fact]
    public void Run_TimeAheadByMaxSkew_IsTaken() =>
        Series.On(Hi).Record(5, """{"ts": "2026-08-22T10:05:05Z", "m": 81}""").Events().ShouldBe(["raised hi 305"]);

    [Fact]
    public void Run_OnlyLateSamplesForMaxLate_SetsTheClockBackAndEvaluatesTheSample() =>
        Series.On(Hi).At(1000, 70).At(0, 81, kafka: 1001).At(1, 82, kafka: 1600).At(2, 83, kafka: 1601).Events()
            .ShouldBe(["raised hi 2"]);

    [Fact]
    public void Run_SampleInOrderBetweenLateOnes_BeginsTheLateRunAnew() =>
        Series.On(Hi).At(1000, 70).At(0, 81, kafka: 1001).At(1001, 70, kafka: 1500).At(2, 83, kafka: 1601)
            .At(3, 84, kafka: 2201).Events()
            .ShouldBe(["raised hi 3"]);

    [Fact]
    public void Run_SetBackDuringOnDelay_StartsItAnew() =>
        Series.On("\"on_delay\": \"30s\"," + Hi, new ModelOptions { Grace = TimeSpan.FromHours(1) })
            .At(1000, 81).At(0, 81, kafka: 1001).At(10, 81, kafka: 1601).At(39, 81, kafka: 1630).At(41, 70, kafka: 1640)
            .Events().ShouldBe(["raised hi 40", "cleared hi 41"]);

    [Fact]
    public void Run_SetBackDuringOffDelay_StartsItAnewAndTheAlarmStaysActive() =>
        Series.On("\"off_delay\": \"30s\"," + Hi, new ModelOptions { Grace = TimeSpan.FromHours(1) })
            .At(990, 81).At(1000, 70).At(0, 70, kafka: 1001).At(10, 70, kafka: 1601).At(40, 70, kafka: 1640)
            .Events().ShouldBe(["raised hi 990", "cleared hi 40"]);

    [Fact]
    public void Run_LateAfterSetBack_IsJudgedByTheNewClock() =>
        Series.On(Hi).At(1000, 70).At(0, 70, kafka: 1001).At(10, 70, kafka: 1601).At(11, 81, kafka: 1602).Events()
            .ShouldBe(["raised hi 11"]);

    [Fact]
    public void Run_OtherSensorOrMeasurement_HasAClockOfItsOwn() =>
        Series.On(Hi).At(1000, 70).At(0, 81, sensor: "t").Record(1000, """{"ts": "2026-08-22T10:00:01Z", "n": 81}""")
            .Run().Select(e => $"{e.Sensor} {e.Instance} {Series.Text(e)}")
            .ShouldBe(["t m raised hi 0", "s n raised hi 1"]);

    [Fact]
    public void Run_BadQuality_FeedsAndBreaksNothingAndMovesNoClock() =>
        Series.On(TwoSamples)
            .At(0, 81)
            .Record(9, """{"ts": 1787392809, "measurements": [{"name": "m", "value": 1, "quality": "bad"}]}""")
            .Record(9, """{"ts": "2026-08-22T10:00:09Z", "m": null}""")
            .At(1, 82).Events()
            .ShouldBe(["raised hi 1"]);

    [Fact]
    public void Run_MeasurementsWithOwnTimes_AreSensorRecordsInOrderOfTime() =>
        Series.On(Hi)
            .Record(9, """
                {"ts": "2026-08-22T10:00:05Z", "measurements": [
                  {"name": "m", "value": 70}, {"name": "m", "value": 81, "ts": "2026-08-22T10:00:03Z"},
                  {"name": "m", "value": 82}]}
                """)
            .Run().Select(e => $"{Series.Text(e)} index {e.Sample!.Index}")
            .ShouldBe(["raised hi 3 index 0", "cleared hi 5 index 1", "raised hi 5 index 2"]);

    [Fact]
    public void Run_ArrayOfRecords_CountsTheIndexOn() =>
        Series.On(Hi)
            .Record(9, """[{"ts": 1787392801, "m": 70}, {"ts": 1787392802000, "m": 81}]""")
            .Run().Select(e => $"{Series.Text(e)} index {e.Sample!.Index}")
            .ShouldBe(["raised hi 2 index 1"]);
}
