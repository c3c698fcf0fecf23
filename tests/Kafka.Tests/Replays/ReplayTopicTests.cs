using System.Text.Json.Nodes;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Goldens;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Replays;

/// <summary>A range of a topic gives the events that the engine writes, and leaves no trace on the broker.</summary>
public sealed class ReplayTopicTests(SharedBroker shared)
{
    private const string Rules =
        """
        {"rules": [
          {"id": "plain", "type": "limits", "measurement": "temperature", "levels": {"lo": {"limit": 45}}},
          {"id": "calm", "type": "limits", "measurement": "temperature",
           "levels": {"lo": {"limit": 45, "deadband": 5, "on_delay": "10m", "off_delay": "30m"}}},
          {"id": "silent", "type": "limits", "measurement": "temperature", "no_data": {"after": "3h"}}
        ]}
        """;

    [Fact]
    public async Task Replay_WholeTopic_GivesTheEventsOfTheEngine()
    {
        await using var scenario = new Scenario(await shared.RequireAsync(), Rules, "replay") { Partitions = 3 };
        await scenario.CreateInputAsync(("message.timestamp.type", "CreateTime"));
        SensorMessage[] records = [.. MachineTemperature.Read()];
        await scenario.WriteAsync([.. records, .. records.Select(record => record with { Key = "other" })]);
        EngineLane lane = await scenario.LaneAsync("lane");
        await lane.StartReadyAsync();
        await lane.CaughtUpAsync();

        IReadOnlyList<JsonObject> replayed = await ReplayProcess.EventsAsync(scenario);

        // That the sensors are silent since 2014 the engine notices once nothing is left to read.
        IReadOnlyList<Alarm> written = await lane.AlarmsAsync(replayed.Count, TimeSpan.FromMinutes(1));
        replayed.Select(one => one.ToJsonString()).ShouldBe(written.Select(one => one.WithoutDetectedAt()), ignoreOrder: true);
        replayed.Count(one => (string)one["rule"]!["id"]! == "plain").ShouldBe(44);
        replayed.Count(one => (string)one["alarm_key"]! == "silent/other/no_data").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Replay_RangeByOffsetsAndTimes_GivesItsEventsAlone()
    {
        await using var scenario = new Scenario(await shared.RequireAsync(), Rules, "replay") { Partitions = 1 };
        await scenario.CreateInputAsync(("message.timestamp.type", "CreateTime"));
        SensorMessage[] records = [.. MachineTemperature.Read()];
        await scenario.WriteAsync(records);
        long first = Array.FindIndex(records, record => record.Timestamp >= MachineTemperature.Time("2014-02-03 11:15"));

        Times(await ReplayProcess.EventsAsync(scenario, "--from", "2014-02-03T11:15:00Z", "--to", "2014-02-03 11:55")).ShouldBe(
            ["raised 2014-02-03T11:20:00Z", "cleared 2014-02-03T11:30:00Z", "raised 2014-02-03T11:40:00Z", "cleared 2014-02-03T11:50:00Z"]);
        Times(await ReplayProcess.EventsAsync(scenario, "--from", $"{first}", "--to", $"{first + 6}")).ShouldBe(
            ["raised 2014-02-03T11:20:00Z", "cleared 2014-02-03T11:30:00Z", "raised 2014-02-03T11:40:00Z"]);
    }

    [Fact]
    public async Task Replay_RecordsThatRetentionRemoved_BeginsWithTheEarliestAndSaysSo()
    {
        await using var scenario = new Scenario(await shared.RequireAsync(), Rules, "replay") { Partitions = 1 };
        await scenario.CreateInputAsync(("message.timestamp.type", "CreateTime"));
        await scenario.WriteAsync([.. MachineTemperature.Read().Take(100)]);
        await scenario.Admin.RemoveBeforeAsync(scenario.SensorData, 0, 40);

        (int exitCode, IReadOnlyList<string> lines) = await ReplayProcess.RunAsync(
            scenario, "--topic", scenario.SensorData, "--from", "10", "--to", "90");

        exitCode.ShouldBe(0);
        lines.ShouldContain(line => line.StartsWith($"KA9305 {scenario.SensorData}[0]: Retention has removed"));
        lines.ShouldContain(line => line.StartsWith($"{scenario.SensorData}: 50 records of 1 sensor, 2013-12-03 00:35:00 to 2013-12-03 04:40:00 UTC"));
    }

    [Fact]
    public async Task Replay_OfATopic_LeavesNoTrace()
    {
        await using var scenario = new Scenario(await shared.RequireAsync(), Rules, "replay");
        await scenario.CreateInputAsync();
        await scenario.WriteAsync([.. MachineTemperature.Read().Take(100)]);
        IReadOnlyDictionary<Confluent.Kafka.TopicPartition, long> before = await scenario.Admin.EndOffsetsAsync(scenario.SensorData);

        await ReplayProcess.EventsAsync(scenario);
        (int exitCode, IReadOnlyList<string> lines) = await ReplayProcess.RunAsync(scenario, "--topic", scenario.SensorData + "-not-there");

        exitCode.ShouldBe(78);
        lines.ShouldHaveSingleItem().ShouldStartWith($"KA9305 {scenario.SensorData}-not-there: There is no such topic.");
        (await scenario.Admin.EndOffsetsAsync(scenario.SensorData)).ShouldBe(before);
        (await scenario.Admin.NamesAsync()).ShouldNotContain(scenario.SensorData + "-not-there");
        (await scenario.Admin.GroupsAsync()).ShouldNotContain("kafka-alarms-replay");
    }

    [Fact]
    public async Task Replay_OffsetsOverSeveralPartitions_AreRefused()
    {
        await using var scenario = new Scenario(await shared.RequireAsync(), Rules, "replay") { Partitions = 3 };
        await scenario.CreateInputAsync();

        (int exitCode, IReadOnlyList<string> lines) = await ReplayProcess.RunAsync(
            scenario, "--topic", scenario.SensorData, "--from", "5");
        exitCode.ShouldBe(78);
        lines.ShouldHaveSingleItem().ShouldContain("It has 3 partitions, each with offsets of its own. Name one with --partition, or give times.");

        (exitCode, lines) = await ReplayProcess.RunAsync(scenario, "--topic", scenario.SensorData, "--partition", "3");
        exitCode.ShouldBe(78);
        lines.ShouldHaveSingleItem().ShouldContain("It has partitions 0 to 2, and not 3.");

        (exitCode, lines) = await ReplayProcess.RunAsync(scenario, "--topic", scenario.SensorData, "--partition", "1");
        exitCode.ShouldBe(0);
        lines.ShouldHaveSingleItem().ShouldStartWith($"KA9304 {scenario.SensorData}: The range holds no record.");
    }

    /// <summary>What rule <c>plain</c> says, one line each.</summary>
    private static IEnumerable<string> Times(IEnumerable<JsonObject> events) => events
        .Where(one => (string)one["rule"]!["id"]! == "plain")
        .Select(one => $"{(string)one["event"]!} {(string)one["occurred_at"]!}");
}
