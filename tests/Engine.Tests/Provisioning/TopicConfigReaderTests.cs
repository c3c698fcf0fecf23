using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Provisioning;

public sealed class TopicConfigReaderTests
{
    private static readonly KafkaException Late = new(new Error(ErrorCode.Local_TimedOut, "timed out"));

    private readonly HastyClock clock = new();
    private readonly LogLines log = new();

    [Fact]
    public async Task Read_BrokersAreSlowAtFirst_AsksAgainUntilTheyAnswer()
    {
        FakeTopicSettings brokers = FakeTopicSettings.Create([Late, Late]);

        (await ReadAsync(brokers, "a", "b")).ShouldBe(["a: name=a", "b: name=b"]);

        brokers.Requests.ShouldBe(3);
        log.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_BrokersDoNotAnswer_SaysSoAndKnowsNothing()
    {
        FakeTopicSettings brokers = FakeTopicSettings.Create(Enumerable.Repeat(Late, 1_000));

        (await ReadAsync(brokers, "a", "b")).ShouldBe(["a:", "b:"]);

        brokers.Requests.ShouldBeInRange(10, 30);
        log.Complaints.ShouldHaveSingleItem().ShouldStartWith("1016 Not all settings of a, b could be read: timed out.");
    }

    [Fact]
    public async Task Read_OneTopicIsForbidden_SaysSoAtOnceAndKnowsTheOthers()
    {
        DescribeConfigsException some = new(
        [
            Report("a", ErrorCode.TopicAuthorizationFailed),
            Report("b", ErrorCode.NoError),
        ]);
        FakeTopicSettings brokers = FakeTopicSettings.Create([some]);

        (await ReadAsync(brokers, "a", "b")).ShouldBe(["a:", "b: name=b"]);

        brokers.Requests.ShouldBe(1);
        log.Complaints.ShouldHaveSingleItem().ShouldContain("could be read: TopicAuthorizationFailed.");
    }

    private static DescribeConfigsReport Report(string topic, ErrorCode code) => new()
    {
        ConfigResource = new ConfigResource { Type = ResourceType.Topic, Name = topic },
        Entries = FakeTopicSettings.SettingsOf(topic),
        Error = new Error(code, $"{code}"),
    };

    private async Task<string[]> ReadAsync(FakeTopicSettings brokers, params string[] topics)
    {
        TopicConfigReader reader = new((IAdminClient)(object)brokers, log, clock);
        Dictionary<string, Dictionary<string, string>> read =
            await reader.ReadAsync(topics, TestContext.Current.CancellationToken);
        return [.. read.Select(topic => $"{topic.Key}:{string.Concat(topic.Value.Select(one => $" {one.Key}={one.Value}"))}")];
    }
}
