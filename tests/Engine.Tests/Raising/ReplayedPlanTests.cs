using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>What a record changed without a transition, and only its replay tells after a kill.</summary>
public sealed class ReplayedPlanTests
{
    private const string Rule = """
        {"id":"r","type":"limits","levels":{"hi":{"limit":80,"on_delay":"60s"}},
         "overrides":[{"where":{"site":"south"},"levels":{"hi":{"on_delay":"10s"}}}]}
        """;

    [Fact]
    public void RunningDelay_OfAnOverrideThatCameWithALaterRecord_GoesOnAfterAKill()
    {
        RulesChangeFeed feed = new(Rule);
        feed.At(0, 90, "site=north").ShouldBeEmpty();
        feed.Runner.Commit();
        feed.At(5, 91, "site=south").ShouldBeEmpty();
        feed.Runner.Commit();
        feed.Runner.Kill();

        feed.Wait(30).ShouldBe(["raised"]);
        feed.LastAt.ShouldBe(10);
    }
}
