using KafkaAlarms.Engine.Replay.Figures;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Figures;

public sealed class AlarmClusterTests
{
    [Fact]
    public void Of_EpisodesThatOverlap_AreOneCluster()
    {
        AlarmEpisode[] plain = [Episodes.Of(0, 10), Episodes.Of(20, 30), Episodes.Of(100, 110)];
        AlarmEpisode[] deadband = [Episodes.Of(0, 30), Episodes.Of(0, 5, "r/s2/t")];

        Told(plain, deadband).ShouldBe(["r/s1/t at 0: 2 1", "r/s2/t at 0: 0 1", "r/s1/t at 100: 1 0"]);
    }

    [Fact]
    public void Of_AnAlarmThatBeginsWhereAnotherEnds_IsInItsCluster() =>
        Told([Episodes.Of(0, 10)], [Episodes.Of(10, 20)]).ShouldBe(["r/s1/t at 0: 1 1"]);

    [Fact]
    public void Of_AnAlarmThatStands_ReachesToTheEnd() =>
        Told([Episodes.Of(0, null)], [Episodes.Of(3_000, 3_001)]).ShouldBe(["r/s1/t at 0: 1 1"]);

    [Fact]
    public void Of_NoEpisodes_IsNothing() => Told([], []).ShouldBeEmpty();

    private static IEnumerable<string> Told(params AlarmEpisode[][] lanes) => AlarmCluster.Of(lanes, Episodes.Hour.To).Select(one =>
        $"{one.AlarmKey} at {(one.From - Episodes.Start).TotalSeconds}: {string.Join(' ', one.ByLane.Select(lane => lane.Length))}");
}
