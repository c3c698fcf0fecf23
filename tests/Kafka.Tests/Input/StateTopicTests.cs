using System.Text;
using System.Text.Json;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Input;

/// <summary>The state topic is everybody's current picture. Without transactions it must keep older records for a while: they undo what a crash cut off.</summary>
public sealed class StateTopicTests(SharedBroker shared)
{
    private const string Lag = "min.compaction.lag.ms";
    private const long Hour = 3_600_000;

    [Theory]
    [InlineData("at_least_once", "3600000")]
    [InlineData("exactly_once", "0")]
    public async Task Start_CreateTopics_CompactsAsLateAsTheGuaranteeNeeds(string guarantee, string lag)
    {
        await using Scenario scenario = await StartAsync();
        EngineLane lane = scenario.LaneWithoutTopics(
            "creating", "Topics:CreateMissing=true", $"Processing:Guarantee={guarantee}");
        EngineProcess engine = await lane.StartReadyAsync();

        (await scenario.Admin.SettingAsync(lane.Topics.State, "cleanup.policy")).ShouldBe("compact");
        (await scenario.Admin.SettingAsync(lane.Topics.State, Lag)).ShouldBe(lag);
        await engine.HasJudgedTopicsAsync();
        engine.Output.Tail().ShouldNotContain("KA6004");
    }

    [Theory]
    [InlineData("at_least_once", "compact", Hour - 1, true)]
    [InlineData("at_least_once", "compact", Hour, false)]
    [InlineData("at_least_once", "delete", 0, false)]
    [InlineData("exactly_once", "compact", 0, false)]
    public async Task Start_StateTopic_WarnsOnlyWhenItIsCompactedTooSoon(
        string guarantee, string policy, long lag, bool warns)
    {
        await using Scenario scenario = await StartAsync();
        EngineLane lane = scenario.LaneWithoutTopics(
            "warned", "Topics:CreateMissing=true", $"Processing:Guarantee={guarantee}");
        await scenario.Admin.CreateAsync(
            lane.Topics.State, scenario.Partitions, ("cleanup.policy", policy), (Lag, $"{lag}"));
        EngineProcess engine = await lane.StartReadyAsync();

        await engine.HasJudgedTopicsAsync();
        engine.Output.Says($"Set its min.compaction.lag.ms to {Hour} or more.").ShouldBe(warns, engine.Output.Tail());
        engine.Output.Says("KA6004").ShouldBe(warns, engine.Output.Tail());
    }

    [Fact]
    public async Task Run_AlarmsThatStandAndThatEnded_TheTopicIsTheCurrentPicture()
    {
        await using Scenario scenario = await StartAsync();
        EngineLane lane = await scenario.LaneAsync("picture");
        await lane.StartReadyAsync();
        DateTimeOffset begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await scenario.WriteAsync(
            SensorRecords.Flat("plain-hot", begin, 90),
            SensorRecords.Flat("plain-cooled", begin, 90),
            SensorRecords.Flat("plain-fine", begin, 50));
        await lane.CaughtUpAsync();
        await scenario.WriteAsync(SensorRecords.Flat("plain-cooled", begin.AddSeconds(1), 50));
        await lane.CaughtUpAsync();

        var newest = (await TopicReader.ReadAsync(lane.Bootstrap, lane.Topics.State))
            .GroupBy(one => Encoding.UTF8.GetString(one.Message.Key!))
            .Where(key => !key.Key.StartsWith('_'))
            .ToDictionary(key => key.Key, key => key.Last().Message.Value);

        newest.Keys.Order().ShouldBe(["plain/plain-cooled/temperature", "plain/plain-hot/temperature"]);
        newest["plain/plain-cooled/temperature"].ShouldBeNull("an alarm that is over leaves nothing");
        Alarm raised = (await lane.AlarmsAsync()).Single(one => one.SensorId == "plain-hot");
        JsonElement.Parse(newest["plain/plain-hot/temperature"]!).GetProperty("event").GetProperty("event_id").GetString()
            .ShouldBe(raised.EventId);
    }

    private async Task<Scenario> StartAsync()
    {
        var scenario = new Scenario(await shared.RequireAsync(), SensorLoad.Rules, "state");
        await scenario.CreateInputAsync();
        return scenario;
    }
}
