using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>A clock that is set back while the rules lack a condition is set back for it too.</summary>
public sealed class LackingClockTests
{
    private const string Limits =
        """{"id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80,"on_delay":"ON","off_delay":"5s"}}}""";

    private const string Named = """{"id":"f","type":"fragile","measurement":"t","severity":500,"off_delay":"5s"}""";
    private const string Other = """{"id":"other","type":"limits","measurement":"t","levels":{"hi":{"limit":1000}}}""";

    private static readonly EngineSettings Settings = new()
    {
        Decoding = new DecodingOptions { MaxLate = TimeSpan.FromSeconds(20) },
        Clock = new ClockOptions { RemovalDelay = TimeSpan.FromMinutes(10) },
    };

    [Theory]
    [InlineData(Limits)]
    [InlineData(Named)]
    public void SetBack_WhileTheRuleIsLacking_ClearsByTheNewClock(string rule)
    {
        RulesChangeFeed feed = Feed(rule.Replace("ON", "0s", StringComparison.Ordinal));
        feed.At(200, 90, kafka: 0).ShouldBe(["raised"]);
        feed.Restart(Other);
        SetBack(feed);
        feed.Restart(rule.Replace("ON", "0s", StringComparison.Ordinal) + "," + Other);

        feed.At(31, 50).ShouldBeEmpty();
        feed.At(40, 50).ShouldBe(["cleared"]);
        feed.LastAt.ShouldBe(36);
    }

    [Fact]
    public void SetBack_WhileTheRuleIsLacking_StartsARunningDelayAnew()
    {
        string rule = Limits.Replace("ON", "10s", StringComparison.Ordinal);
        RulesChangeFeed feed = Feed(rule);
        feed.At(200, 90, kafka: 0).ShouldBeEmpty();
        feed.Restart(Other);
        SetBack(feed);
        feed.Restart(rule + "," + Other);

        feed.At(31, 91).ShouldBeEmpty();
        feed.At(50, 50).ShouldBe(["raised"]);
        feed.LastAt.ShouldBe(41);
    }

    /// <summary>Samples that are late until the clock is set back.</summary>
    private static void SetBack(RulesChangeFeed feed)
    {
        feed.At(5, 90).ShouldBeEmpty();
        feed.At(15, 90).ShouldBeEmpty();
        feed.At(30, 90).ShouldBeEmpty();
    }

    private static RulesChangeFeed Feed(string rule) => new(
        rule + "," + Other, Settings, new RuleType("fragile", "1.0.0", "Tests", "1.0.0", "", () => new FragileRule()));
}
