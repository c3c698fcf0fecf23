using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Figures;

public sealed class EpisodeTrackerTests
{
    [Fact]
    public void Take_EventsOfRaisedAlarms_AreEpisodesWithTheirHighestPriority()
    {
        SensorFeed feed = new(
            """ "id":"r","type":"limits","measurement":"t","levels":{"hihi":{"limit":95},"hi":{"limit":80}} """);
        feed.At(0, "\"t\":85");
        feed.At(1, "\"t\":99");
        feed.At(2, "\"t\":85");
        feed.At(3, "\"t\":20");
        feed.At(4, "\"t\":85");
        EpisodeTracker tracker = new();
        foreach (AlarmEvent alarm in feed.Events) tracker.Take(alarm);

        tracker.Episodes.Select(one => (one.AlarmKey, one.Level, one.Priority, one.RaisedAt, one.ClearedAt)).ShouldBe(
        [
            ("r/s1/t", EventLevel.Hi, AlarmPriority.High, SensorFeed.Start, SensorFeed.Start.AddSeconds(3)),
            ("r/s1/t", EventLevel.Hi, AlarmPriority.Medium, SensorFeed.Start.AddSeconds(4), null),
        ]);
    }
}
