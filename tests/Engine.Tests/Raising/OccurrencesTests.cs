using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Breaching samples are those of the episode, which begins with the first active sample of the level shown.</summary>
public sealed class OccurrencesTests
{
    [Fact]
    public void Occurrences_EpisodeEndedByADelay_BeginAnewWithTheNext()
    {
        SensorFeed feed = new(
            """ "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80,"off_delay":"5s"}} """);
        feed.At(0, "\"t\":90");
        feed.At(1, "\"t\":91");
        feed.At(2, "\"t\":92");
        feed.At(3, "\"t\":50");

        feed.At(12, "\"t\":95").Select(e => e.Occurrences).ShouldBe([3L, 1L]);
        feed.At(13, "\"t\":96").ShouldBeEmpty();
        feed.At(14, "\"t\":50");
        feed.Wait(30).Single().Occurrences.ShouldBe(2);
    }

    [Fact]
    public void Occurrences_DelayOfAnotherLevelWasBroken_CountNoneOfIt()
    {
        SensorFeed feed = new(
            """ "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80,"on_delay":"1m"},"lo":{"limit":10}} """);
        feed.At(0, "\"t\":90");
        feed.At(1, "\"t\":91");

        feed.At(2, "\"t\":5").Single().Occurrences.ShouldBe(1);
    }

    [Fact]
    public void Occurrences_RaisedByADelay_CountTheSamplesThatBeganIt()
    {
        SensorFeed feed = new(
            """ "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80,"on_delay":"10s"}} """);
        for (int second = 0; second < 4; second++) feed.At(second, "\"t\":90");
        feed.Restart();

        feed.Wait(30).Single().Occurrences.ShouldBe(4);
        feed.At(31, "\"t\":90");
        feed.At(32, "\"t\":50").Single().Occurrences.ShouldBe(5);
    }
}
