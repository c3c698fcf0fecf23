using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Sensors;

/// <summary>What rules remember of sensors.</summary>
public sealed class RuleMemoryTests
{
    private const string Rule = """{"id":"c","type":"counts","emit":"every_breach"}""";

    private static readonly RuleSet Without =
        ScenarioRules.Load("""{"rules":[{"id":"o","type":"limits","levels":{"hi":{"limit":1000}}}]}""").Rules!;

    private int second;

    [Fact]
    public void Evaluate_RecordAfterRecord_FindsWhatItLeft()
    {
        SensorFeed feed = Feed();

        Count(feed).ShouldBe(1);
        Count(feed).ShouldBe(2);
    }

    [Fact]
    public void Evaluate_RuleThrows_ForgetsWhatItChanged()
    {
        SensorFeed feed = Feed();
        Count(feed).ShouldBe(1);
        feed.At(++second, "\"t\":-1");

        Count(feed).ShouldBe(2);
    }

    [Fact]
    public void Restart_Always_RemembersTheSame()
    {
        SensorFeed feed = Feed();
        Count(feed);
        Count(feed);

        feed.Runner.Commit(memoryBlocks: 1);
        feed.Runner.Restart();

        Count(feed).ShouldBe(3);
    }

    [Fact]
    public void Restart_MemoryOlderThanTheCommit_IsBroughtUpToDate()
    {
        SensorFeed feed = Feed();
        Count(feed);
        feed.Runner.Commit(memoryBlocks: 1);
        Count(feed);
        Count(feed);

        feed.Runner.Commit();
        feed.Runner.Restart();

        Count(feed).ShouldBe(4);
    }

    [Theory]
    [InlineData(1, true, 1_003)]
    [InlineData(2, false, 1)]
    [InlineData(2, true, 1_001)]
    public void Restart_ChangedRule_KeepsWhatIsOfItsVersion(int version, bool wide, double expected)
    {
        SensorFeed feed = Feed();
        Count(feed);
        Count(feed);

        feed.Runner.Commit(memoryBlocks: 1);
        feed.Runner.Restart(Load(CountingRule.Type(version, wide)));

        Count(feed).ShouldBe(expected);
    }

    [Fact]
    public void Restart_RuleThatCannotBeMadeForAWhile_RemembersTheSameAfterwards()
    {
        SensorFeed feed = Feed();
        Count(feed);
        Count(feed);
        feed.Runner.Commit(memoryBlocks: 1);

        feed.Runner.Restart(Load(CountingRule.Type() with { Create = MakeOnTrialOnly() }));
        feed.At(++second, "\"t\":1");
        feed.Wait(7_200);
        second = 7_200;
        feed.Runner.Commit(memoryBlocks: 1);
        feed.Runner.Faults.Unmade.ShouldHaveSingleItem();
        feed.Runner.Restart(Load(CountingRule.Type()));

        Count(feed).ShouldBe(3, "of what it did not see it knows nothing");
    }

    [Fact]
    public void Restart_RuleThatRemembersLess_DropsTheRest()
    {
        SensorFeed feed = Feed(CountingRule.Type(wide: true));
        Count(feed).ShouldBe(1_001);

        feed.Runner.Commit(memoryBlocks: 1);
        feed.Runner.Restart(Load(CountingRule.Type()));

        Count(feed).ShouldBe(2);
    }

    [Theory]
    [InlineData(120, 3)]
    [InlineData(121, 1)]
    public void Restart_RuleIsBack_RemembersUnlessTheRemovalDelayIsOver(int later, double expected)
    {
        SensorFeed feed = Feed();
        Count(feed);
        Count(feed);
        feed.Runner.Commit(memoryBlocks: 1);

        feed.Runner.Restart(Without);
        feed.At(++second, "\"t\":1");
        feed.Runner.Commit(memoryBlocks: 1);
        feed.Wait(second + later);
        feed.Runner.Restart(Load(CountingRule.Type()));
        feed.Wait(second + later);
        feed.Runner.Commit(memoryBlocks: 1);

        Count(feed).ShouldBe(expected);
    }

    [Fact]
    public void Restart_TwiceWithoutTheRule_CountsFromTheFirst()
    {
        SensorFeed feed = Feed();
        Count(feed);
        feed.Runner.Commit(memoryBlocks: 1);
        feed.Runner.Restart(Without);
        feed.Wait(10);
        feed.Runner.Commit(memoryBlocks: 1);
        feed.Wait(100);
        feed.Runner.Restart(Without);
        feed.Wait(129);
        feed.Runner.Commit(memoryBlocks: 1);

        feed.Runner.Restart(Load(CountingRule.Type()));
        feed.Wait(131);

        Count(feed).ShouldBe(1);
    }

    [Fact]
    public void Reload_RuleIsTakenOutAndBack_RemembersTheSame()
    {
        SensorFeed feed = Feed();
        Count(feed);
        Count(feed);

        feed.Runner.Reload(Without);
        feed.Wait(60);
        feed.Runner.Reload(Load(CountingRule.Type()));

        Count(feed).ShouldBe(3);
    }

    [Fact]
    public void Reload_RuleIsBackAgainAndAgain_EachTimeHasTheWholeDelay()
    {
        SensorFeed feed = Feed();
        Count(feed);
        for (int round = 1; round <= 3; round++)
        {
            feed.Runner.Reload(Without);
            feed.Wait(round * 100);
            feed.Runner.Reload(Load(CountingRule.Type()));
            second = round * 100;
            Count(feed).ShouldBe(1 + round);
        }
    }

    /// <summary>Makes the rule once, as it is loaded; afterwards it cannot be made.</summary>
    private static Func<IAlarmRule> MakeOnTrialOnly()
    {
        bool isTried = false;
        return () =>
        {
            if (isTried) throw new InvalidOperationException("There is one already.");
            isTried = true;
            return new CountingRule(version: 1, wide: false);
        };
    }

    private static RuleSet Load(RuleType type) => ScenarioRules.Load($$"""{"rules":[{{Rule}}]}""", type).Rules!;

    private static SensorFeed Feed(RuleType? type = null) => new(Rule[1..^1], null, type ?? CountingRule.Type());

    private double Count(SensorFeed feed) => feed.At(++second, "\"t\":1")[^1].Measurement!.Value.Number;
}
