using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Sensors;

/// <summary>What is remembered of a measurement while no rule reads it.</summary>
public sealed class UnreadMeasurementTests
{
    private const string Reading = """{"id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}}}""";
    private const string Other = """{"id":"q","type":"limits","measurement":"p","levels":{"hi":{"limit":80}}}""";

    private readonly RulesChangeFeed feed = new(Reading, TimeSpan.FromMinutes(1));

    [Fact]
    public void RuleThatIsBackInTime_KnowsOldAndRepeatedSamples()
    {
        feed.At(0, 1);
        feed.At(10, 2);
        feed.Restart(Other, memoryBlocks: 1);
        feed.At(20, 1, measurement: "p");
        feed.Restart(Other, memoryBlocks: 1);
        feed.At(30, 1, measurement: "p");
        feed.Restart(Reading, memoryBlocks: 1);

        feed.At(10, 2).ShouldBeEmpty();
        feed.At(5, 99).ShouldBeEmpty();
        feed.Runner.Commit();

        feed.Runner.Counters.Published(RecordOutcome.Duplicate).ShouldBe(1);
        feed.Runner.Counters.Published(RecordOutcome.Late).ShouldBe(1);
        feed.At(40, 99).ShouldBe(["raised"]);
    }

    [Fact]
    public void RuleThatIsBackAfterTheRemovalDelay_WithoutARestartInBetween_TakesThemAsNew()
    {
        feed.At(10, 2);
        feed.Restart(Other, memoryBlocks: 1);
        feed.At(20, 1, measurement: "p");
        feed.At(90, 1, measurement: "p");
        feed.Restart(Reading, memoryBlocks: 1);

        feed.At(5, 99).ShouldBe(["raised"]);
    }

    [Fact]
    public void RuleThatIsBackAfterTheRemovalDelay_TakesThemAsNew()
    {
        feed.At(10, 2);
        feed.Restart(Other, memoryBlocks: 1);
        feed.At(20, 1, measurement: "p");
        feed.Restart(Other, memoryBlocks: 1);
        feed.At(90, 1, measurement: "p");
        feed.Restart(Reading, memoryBlocks: 1);

        feed.At(5, 99).ShouldBe(["raised"]);
    }
}
