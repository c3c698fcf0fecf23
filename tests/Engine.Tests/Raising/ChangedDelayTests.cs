using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>A delay that runs when the rules change keeps its start and takes the new length.</summary>
public sealed class ChangedDelayTests
{
    [Theory]
    [InlineData("60s", "20s", 20)]
    [InlineData("20s", "60s", 60)]
    [InlineData("60s", "5s", 5)]
    public void OnDelay_ThatRuns_EndsByItsNewLength(string before, string after, int at)
    {
        RulesChangeFeed feed = new(Rule("on_delay", before));
        feed.At(0, 90).ShouldBeEmpty();
        feed.At(10, 91).ShouldBeEmpty();
        feed.Restart(Rule("on_delay", after));

        feed.At(100, 92).ShouldBe(["raised"]);
        feed.LastAt.ShouldBe(at);
        feed.Last.Condition.OnDelayMs.ShouldBe(at * 1_000);
    }

    [Theory]
    [InlineData("60s", "20s", 21)]
    [InlineData("20s", "60s", 61)]
    public void OffDelay_ThatRuns_EndsByItsNewLength(string before, string after, int at)
    {
        RulesChangeFeed feed = new(Rule("off_delay", before));
        feed.At(0, 90).ShouldBe(["raised"]);
        feed.At(1, 50).ShouldBeEmpty();
        feed.Restart(Rule("off_delay", after));

        feed.At(100, 51).ShouldBe(["cleared"]);
        feed.LastAt.ShouldBe(at);
    }

    private static string Rule(string delay, string length) =>
        $$"""{"id":"r","type":"limits","levels":{"hi":{"limit":80,"{{delay}}":"{{length}}"} } }""";
}
