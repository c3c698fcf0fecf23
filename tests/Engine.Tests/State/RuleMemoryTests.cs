using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State;

/// <summary>What rules remember of sensors.</summary>
public sealed class RuleMemoryTests
{
    private const string Rule = """{"id":"c","type":"counts","emit":"every_breach"}""";

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
    public void Restart_RuleThatRemembersLess_DropsTheRest()
    {
        SensorFeed feed = Feed(CountingRule.Type(wide: true));
        Count(feed).ShouldBe(1_001);

        feed.Runner.Commit(memoryBlocks: 1);
        feed.Runner.Restart(Load(CountingRule.Type()));

        Count(feed).ShouldBe(2);
    }

    [Fact]
    public void Restart_WithoutTheRule_ForgetsIt()
    {
        SensorFeed feed = Feed();
        Count(feed);
        feed.Runner.Commit(memoryBlocks: 1);
        feed.Runner.Restart(ScenarioRules.Load("""{"rules":[{"id":"o","type":"limits","levels":{"hi":{"limit":1000}}}]}""").Rules);
        feed.At(++second, "\"t\":1");
        feed.Runner.Commit(memoryBlocks: 1);

        feed.Runner.Restart(Load(CountingRule.Type()));

        Count(feed).ShouldBe(1);
    }

    private static RuleSet Load(RuleType type) => ScenarioRules.Load($$"""{"rules":[{{Rule}}]}""", type).Rules!;

    private static SensorFeed Feed(RuleType? type = null) => new(Rule[1..^1], null, type ?? CountingRule.Type());

    private double Count(SensorFeed feed) => feed.At(++second, "\"t\":1")[^1].Measurement!.Value.Number;
}
