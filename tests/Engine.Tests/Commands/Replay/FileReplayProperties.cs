using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Replay;

/// <summary>What a file says, and what a topic with the same records would have said, is the same in every byte but the
/// engine's clock.</summary>
public sealed class FileReplayProperties
{
    private const string Rules =
        """
        {"rules":[
          {"id":"r","type":"limits","measurement":"t","levels":{
            "hihi":{"limit":95,"on_delay":"5s"},"hi":{"limit":80,"deadband":5,"off_delay":"7s"},"lo":{"limit":60,"samples":2}},
           "no_data":{"after":"30s","expected":["s9"]}},
          {"id":"q","type":"limits","sensors":["s1"],"levels":{"hi":{"limit":70,"on_delay":"12s","deadband":1}}}
        ]}
        """;

    private static readonly DateTime Start = new(2026, 8, 22, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Replay_AnyFile_GivesTheEventsOfATopicWithItsRecords()
    {
        using ReplayFolder folder = new();
        int events = 0;
        foreach (int seed in ScenarioCount.Seeds(usual: 25))
        {
            Row[] rows = [.. Rows(new Random(seed))];
            string csv = "sensor_id,ts,t\n" + string.Concat(rows.Select(row => $"{row.Sensor},{row.Time:O},{row.Cell}\n"));
            // The name stands for the topic, and the line of the file for the offset, so that even the ids are equal.
            AlarmEvent[] ofFile = await folder.EventsAsync(Rules, TaskRunner.Topic, csv, "--kafka-time", "record");

            TaskRunner topic = new(ScenarioRules.Load(Rules).Rules!);
            for (int i = 0; i < rows.Length; i++)
                topic.Feed(i + 2, Encoding.UTF8.GetBytes(rows[i].Sensor), Encoding.UTF8.GetBytes(rows[i].Json), rows[i].Time);

            ofFile.Select(Text).ShouldBe(topic.Output.Events.Select(Text), $"seed {seed}\n{csv}");
            events += ofFile.Length;
        }

        events.ShouldBeGreaterThan(100);
    }

    private static IEnumerable<Row> Rows(Random random)
    {
        DateTime time = Start;
        for (int i = 0; i < 80; i++)
        {
            time = time.AddSeconds(random.Next(10) switch { 0 => 0, 1 => -random.Next(20), 2 => 40, _ => random.Next(6) });
            yield return new Row($"s{random.Next(3)}", time, random.Next(12) switch
            {
                0 => "",
                1 => "hot",
                _ => (50 + random.Next(100) / 2.0).ToString(CultureInfo.InvariantCulture),
            });
        }
    }

    private static string Text(AlarmEvent alarm) =>
        Encoding.UTF8.GetString(AlarmEventJson.Encode(alarm with { DetectedAt = DateTime.UnixEpoch }));

    private sealed record Row(string Sensor, DateTime Time, string Cell)
    {
        /// <summary>The record, written in another way than the replay does.</summary>
        public string Json => Cell switch
        {
            "" => $$"""{"ts":"{{Time:O}}"}""",
            "hot" => $$"""{"ts":"{{Time:O}}","t":"hot"}""",
            _ => $$"""{"ts":"{{Time:O}}","measurements":[{"name":"t","value":{{Cell}}}]}""",
        };
    }
}
