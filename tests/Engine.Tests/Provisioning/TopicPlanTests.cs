using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Provisioning.Topics;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Provisioning;

public sealed class TopicPlanTests
{
    private static readonly WantedTopic Wanted = new("t", 4, 3, new Dictionary<string, string>
    {
        ["retention.ms"] = "1000",
    }.ToImmutableSortedDictionary());

    [Fact]
    public void Of_MissingTopic_CreatesIt()
    {
        TopicPlan plan = TopicPlan.Of(Wanted, null, mayGrow: false);
        plan.Create.ShouldBeTrue();
        plan.Describe().ShouldBe("created    t: 4 partitions, replication 3, retention.ms=1000");
    }

    [Fact]
    public void Of_TopicAsWanted_DoesNothing()
    {
        TopicPlan plan = TopicPlan.Of(Wanted, Actual(4, "1000"), mayGrow: false);
        plan.IsDone.ShouldBeTrue();
        plan.Describe().ShouldBe("unchanged  t: 4 partitions");
    }

    [Fact]
    public void Of_DriftedSetting_MendsThatAlone()
    {
        TopicPlan plan = TopicPlan.Of(Wanted, Actual(4, "2000"), mayGrow: false);
        plan.Drifted.Keys.ShouldBe(["retention.ms"]);
        plan.Describe().ShouldBe("mended     t: retention.ms 2000 -> 1000");
    }

    [Fact]
    public void Of_FewerPartitions_AreRefusedAndSettingsMendedAllTheSame()
    {
        TopicPlan plan = TopicPlan.Of(Wanted, Actual(3, "2000"), mayGrow: false);
        plan.Problem!.Code.ShouldBe(ErrorCode.PartitionGrowthRefused);
        plan.Grow.ShouldBeFalse();
        plan.Drifted.ShouldNotBeEmpty();
    }

    [Fact]
    public void Of_FewerPartitionsAllowed_Grows()
    {
        TopicPlan plan = TopicPlan.Of(Wanted, Actual(3, "1000"), mayGrow: true);
        plan.Grow.ShouldBeTrue();
        plan.Describe().ShouldBe("mended     t: partitions 3 -> 4");
    }

    [Fact]
    public void Of_MorePartitions_KeepsThem() =>
        TopicPlan.Of(Wanted, Actual(5, "1000"), mayGrow: true).Describe()
            .ShouldBe("unchanged  t: 5 partitions, 4 wanted; more are kept");

    [Fact]
    public void List_WithoutFile_HasTheTopicsOfTheContractWithWhatTheyNeed()
    {
        WantedTopic[] topics = [.. new WantedTopics(new EngineSettings(), TopicsFile.Empty, "settings").List(2_000_000)];
        topics.Select(topic => topic.ToString()).ShouldBe(
        [
            "4 partitions, the brokers' replication, message.timestamp.type=LogAppendTime",
            "4 partitions, the brokers' replication",
            "4 partitions, the brokers' replication, cleanup.policy=compact",
            "4 partitions, the brokers' replication, max.message.bytes=2065536",
            "4 partitions, the brokers' replication",
        ]);
    }

    [Fact]
    public void List_WithoutTransactions_HasAStateTopicThatIsCompactedLate()
    {
        EngineSettings settings = new() { Processing = new ProcessingOptions { Guarantee = Guarantee.AtLeastOnce } };
        WantedTopic state = new WantedTopics(settings, TopicsFile.Empty, "settings").List(null)
            .Single(topic => topic.Name == settings.Topics.State);
        state.ToString().ShouldEndWith("cleanup.policy=compact, min.compaction.lag.ms=3600000");
    }

    [Fact]
    public void List_FileWithSensorPartitions_LeadsStateAndAlarmsAlong()
    {
        WantedTopics wanted = Declare("iot-sensordata", new TopicDeclaration { Partitions = 12 });
        wanted.Problems().ShouldBeEmpty();
        wanted.List(null).Take(4).Select(topic => topic.Partitions).ShouldBe([12, 12, 12, 4]);
    }

    [Fact]
    public void List_FileWithAnotherTopic_HasItLast() =>
        Declare("extra", new TopicDeclaration { Partitions = 1 }).List(null)[^1].Name.ShouldBe("extra");

    [Theory]
    [InlineData("alarme-state", 3, "", ErrorCode.PartitionCountsDiffer)]
    [InlineData("alarme", 3, "", ErrorCode.PartitionCountsDiffer)]
    [InlineData("alarme", 4, "compact", ErrorCode.TopicsFileRefused)]
    [InlineData("alarme-state", 4, "delete", ErrorCode.TopicsFileRefused)]
    [InlineData("extra", 0, "", ErrorCode.TopicsFileRefused)]
    internal void Problems_OfWhatTheEngineCannotWorkWith_AreFound(
        string topic, int partitions, string cleanup, ErrorCode code)
    {
        TopicDeclaration declared = new() { Partitions = partitions };
        if (cleanup.Length > 0) declared.Config["cleanup.policy"] = cleanup;
        Declare(topic, declared).Problems().ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    private static WantedTopics Declare(string topic, TopicDeclaration declared) =>
        new(new EngineSettings(), new TopicsFile(new() { [topic] = declared }), "topics.json");

    private static ActualTopic Actual(int partitions, string retention) =>
        new(partitions, new Dictionary<string, string> { ["retention.ms"] = retention, ["segment.bytes"] = "1" });
}
