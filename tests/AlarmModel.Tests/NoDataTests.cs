using Shouldly;
using Xunit;

namespace KafkaAlarms.AlarmModel.Tests;

public sealed class NoDataTests
{
    private const string Silent = "\"no_data\": {\"after\": \"1m\", \"severity\": 300}";
    private const string Expected = "\"no_data\": {\"after\": \"1m\", \"expected\": [\"x\"]}";

    [Fact]
    public void Run_SilentForLonger_RaisesAtKafkaTimeOfTheLastSamplePlusAfter()
    {
        ModelEvent raised = Series.On(Silent).At(5, 1, kafka: 10).End(71).Run().ShouldHaveSingleItem();

        Series.Text(raised).ShouldBe("raised 70");
        (raised.Instance, raised.Level, raised.Severity).ShouldBe(("no_data", null, 300));
        raised.Episode.ShouldBe(new EpisodeToken(0, 0, Series.Time(5), null));
        raised.Sample!.Offset.ShouldBe(0);
    }

    [Fact]
    public void Run_SilentForExactlyThatLong_RaisesNothing() =>
        Series.On(Silent).At(5, 1, kafka: 10).End(70).Events().ShouldBeEmpty();

    [Fact]
    public void Run_NextSample_ClearsAtItsTime() =>
        Series.On(Silent).At(0, 1).At(80, 1, kafka: 90).Events().ShouldBe(["raised 60", "cleared 80"]);

    [Fact]
    public void Run_NextSampleOlderThanTheRaise_ClearsAtItsKafkaTimestamp() =>
        Series.On(Silent).At(0, 1).At(30, 1, kafka: 90).Events().ShouldBe(["raised 60", "cleared 90"]);

    [Fact]
    public void Run_LateDuplicateBadOrForeignUnit_IsNotFresh() =>
        Series.On("\"measurement\": \"m\", \"unit\": \"Cel\"," + Silent)
            .At(0, 1).At(-1, 1, kafka: 70).At(0, 1, kafka: 71).At(72, 1, sensor: "s")
            .Record(140, """{"ts": "2026-08-22T10:02:20Z", "measurements": {"m": null, "n": 5}}""")
            .Record(141, """{"measurements": [{"name": "m", "value": 5, "unit": "K"}]}""")
            .Record(142, """{"measurements": [{"name": "m", "value": 6, "unit": "Cel"}]}""").Events()
            .ShouldBe(["raised 60", "cleared 72", "raised 132", "cleared 142"]);

    [Fact]
    public void Run_NoMeasurementNamed_AnyIsFresh() =>
        Series.On(Silent).At(0, 1).Record(50, """{"n": 5}""").End(110).Events().ShouldBeEmpty();

    [Fact]
    public void Run_ExpectedSensorNeverHeard_CountsFromTheFirstKafkaTime()
    {
        ModelEvent raised = Series.On(Expected).At(0, 1, kafka: 7).At(50, 1).At(68, 1).Run().ShouldHaveSingleItem();

        (raised.Sensor, Series.Text(raised), raised.Severity, raised.Sample).ShouldBe(("x", "raised 67", 500, null));
        raised.Episode.ShouldBe(EpisodeToken.NeverHeard(Series.Time(7)));
    }

    [Fact]
    public void Run_ExpectedSensorHeardInTime_IsWatchedFromThen() =>
        Series.On("\"sensors\": [\"x\"]," + Expected).At(0, 1).At(50, 1, sensor: "x").At(111, 1).Events()
            .ShouldBe(["raised 110"]);

    [Fact]
    public void Run_ExpectedSensorOfAnotherPartition_IsNotWatched() =>
        Series.On(Expected, new ModelOptions { IsExpectedHere = _ => false }).At(0, 1).At(59, 1).At(100, 1).Events()
            .ShouldBeEmpty();

    [Fact]
    public void Run_NothingReadButKafkaTime_WatchesFromThere() =>
        Series.On(Expected).End(10).Events().ShouldBeEmpty();

    [Fact]
    public void Run_RuleDelays_DoNotApply() =>
        Series.On("\"on_delay\": \"1h\", \"off_delay\": \"1h\", \"samples\": 5," + Silent)
            .At(0, 1).At(80, 1).Events()
            .ShouldBe(["raised 60", "cleared 80"]);

    [Fact]
    public void Run_SilentAgain_IsAnEpisodeOfItsOwn()
    {
        IReadOnlyList<ModelEvent> events = Series.On(Silent).At(0, 1).At(80, 1).End(141).Run();

        events.Select(e => (Series.Text(e), e.Sequence))
            .ShouldBe([("raised 60", 0), ("cleared 80", 1), ("raised 140", 0)]);
        events[2].Episode.ShouldNotBe(events[0].Episode);
    }
}
