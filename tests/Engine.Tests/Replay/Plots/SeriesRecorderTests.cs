using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Replay.Plots;
using KafkaAlarms.Engine.Tests.Replay.Figures;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Plots;

public sealed class SeriesRecorderTests
{
    private const string Hi = """ "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}} """;

    [Fact]
    public void Find_AnAlarmThatWasJudged_HasItsNumbersAndLimits()
    {
        SeriesRecorder recorder = new(null);
        PartitionFeed feed = new(Hi, observer: recorder);
        feed.At(0, 90);
        feed.At(1, 20);

        PlotSeries series = recorder.Find("r/s1/t")!;
        series.Points.ShouldBe([(PartitionFeed.Start.Ticks, 90), (PartitionFeed.Start.AddSeconds(1).Ticks, 20)]);
        series.Plan.ShownOrder.Single().Tested.Limit.ShouldBe(80);
        recorder.Find("r/s2/t").ShouldBeNull();
    }

    [Fact]
    public void Find_WhileOneAlarmIsAskedFor_KeepsThatAlone()
    {
        SeriesRecorder recorder = new("r/s2/t");
        PartitionFeed feed = new(Hi, observer: recorder);
        feed.At(0, 90);

        recorder.Find("r/s1/t").ShouldBeNull();
        recorder.Choose(Figures()).ShouldBe("r/s2/t");
    }

    [Fact]
    public void Choose_WithoutAWish_IsTheMostFrequentThatHasNumbers()
    {
        SeriesRecorder recorder = new(null);
        recorder.Choose(Figures()).ShouldBeNull();
        PartitionFeed feed = new(Hi, observer: recorder);
        feed.At(0, 90);

        recorder.Choose(Figures()).ShouldBe("r/s1/t");
        recorder.Choose(Figures(Episodes.Of(0, 1, "r/s9/no_data"), Episodes.Of(5, 6, "r/s9/no_data"), Episodes.Of(7, 8)))
            .ShouldBe("r/s1/t");
    }

    [Fact]
    public void OnVerdict_MorePointsThanAreKept_ThinsThemOutAndKeepsThePeak()
    {
        SeriesRecorder recorder = new(null, mostPoints: 1_000);
        PartitionFeed feed = new(Hi, observer: recorder);
        for (int second = 0; second < 10_000; second++) feed.At(second, second == 1_234 ? 99 : second % 50);

        PlotSeries series = recorder.Find("r/s1/t")!;
        series.Points.Count.ShouldBeInRange(64, 1_001);
        series.Points.ShouldContain((PartitionFeed.Start.AddSeconds(1_234).Ticks, 99));
    }

    private static AlarmFigures Figures(params AlarmEpisode[] episodes) => new(episodes, Episodes.Hour);
}
