using KafkaAlarms.Engine.Replay.Figures;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Figures;

public sealed class AlarmFiguresTests
{
    [Fact]
    public void Rates_CountIntervalsWithoutAlarmAndNameThePeak()
    {
        AlarmFigures figures = Of(Episodes.Of(5, 100), Episodes.Of(700, 800), Episodes.Of(1_199.9, 1_300));

        figures.Alarms.ShouldBe(3);
        figures.PerHour.ShouldBe(new AlarmRate(3, 3, Episodes.Start));
        figures.PerTenMinutes.ShouldBe(new AlarmRate(0.5, 2, Episodes.Start.AddMinutes(10)));
    }

    [Fact]
    public void Rates_OfNoAlarm_AreNothing()
    {
        AlarmFigures figures = Of();
        figures.PerHour.ShouldBe(new AlarmRate(0, 0, null));
        figures.Floods.ShouldBe(new Flood(0, TimeSpan.Zero));
        figures.Frequent.ShouldBeEmpty();
        figures.TimeInAlarm.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Chattering_ThreeRaisesOfOneAlarmWithinAMinute_CountsThem()
    {
        AlarmFigures figures = Of(
            Episodes.Of(0, 1), Episodes.Of(30, 31), Episodes.Of(60, 61), Episodes.Of(121, 150),
            Episodes.Of(0, 1, "r/s2/t"), Episodes.Of(30, 31, "r/s2/t"), Episodes.Of(60.1, 61, "r/s2/t"));

        figures.Chattering.ShouldBe(3);
        figures.ChatteringAlarms.ShouldBe(1);
    }

    [Fact]
    public void Fleeting_GoneWithinTenSeconds_ButNotWhatChatters()
    {
        AlarmFigures figures = Of(
            Episodes.Of(0, 1), Episodes.Of(10, 11), Episodes.Of(20, 21),
            Episodes.Of(1_000, 1_010), Episodes.Of(2_000, 2_010.1), Episodes.Of(3_599, null));

        figures.Fleeting.ShouldBe(1);
        figures.Standing.ShouldBe(1);
    }

    [Fact]
    public void Stale_ActiveForMoreThanADay_AlsoWhereItStands()
    {
        Period week = new(Episodes.Start, Episodes.Start.AddDays(7));
        AlarmFigures figures = new(
            [Episodes.Of(0, 86_400), Episodes.Of(0, 86_401, "r/s2/t"), Episodes.Of(0, null, "r/s3/t")], week);

        figures.Stale.ShouldBe(2);
    }

    [Fact]
    public void TimeInAlarm_OfAlarmsThatOverlap_CountsTheirTimeOnce()
    {
        AlarmFigures figures = Of(Episodes.Of(0, 100), Episodes.Of(50, 200, "r/s2/t"), Episodes.Of(60, 70), Episodes.Of(300, 310));

        figures.TimeInAlarm.ShouldBe(TimeSpan.FromSeconds(210));
        figures.Frequent.ShouldBe(
        [
            new AlarmFrequency("r/s1/t", 3, TimeSpan.FromSeconds(110)),
            new AlarmFrequency("r/s2/t", 1, TimeSpan.FromSeconds(150)),
        ]);
    }

    [Fact]
    public void TimeInAlarm_OfAnAlarmThatStands_LastsToTheEnd() =>
        Of(Episodes.Of(3_000, null)).TimeInAlarm.ShouldBe(TimeSpan.FromSeconds(600) - TimeSpan.FromTicks(1));

    [Fact]
    public void Period_ADelayThatEndedAfterTheInput_IsWithin() =>
        Of(Episodes.Of(3_590, 4_000)).Period.To.ShouldBe(Episodes.Start.AddSeconds(4_000));

    private static AlarmFigures Of(params AlarmEpisode[] episodes) => new(episodes, Episodes.Hour);
}
