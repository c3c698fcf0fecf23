using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Goldens;

/// <summary>The golden timelines through the whole engine: every one a sensor and a rule of its own, all in one run.</summary>
public sealed class TimelineTests(SharedBroker shared)
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_GoldenTimelines_GivesExactlyTheirEvents()
    {
        IReadOnlyList<Timeline> timelines = Timeline.ReadAll();
        timelines.Count.ShouldBe(30);
        await using Scenario scenario = await shared.ScenarioAsync(Rules(timelines));
        await scenario.WriteAsync([.. timelines.SelectMany(Records)]);

        IReadOnlyList<Alarm> alarms = await scenario.UndisturbedAsync();

        ILookup<string, Alarm> bySensor = alarms.ToLookup(one => one.SensorId);
        for (int index = 0; index < timelines.Count; index++)
        {
            List<Alarm> own = bySensor[Sensor(index)].OrderBy(one => one.Record.Offset.Value).ToList();
            own.Select(Line).ShouldBe(timelines[index].Events, timelines[index].Name);
            own.Select(one => one.EventId).ShouldBeUnique(timelines[index].Name);
            own.Where(one => one.Event == "raised").Select(one => one.AlarmId).ShouldBeUnique(timelines[index].Name);
            own.ShouldTellOneStoryEach();
        }
    }

    private static string Line(Alarm alarm) =>
        Timeline.Line(alarm.Event, alarm.Level, (alarm.OccurredAt - Begin).TotalSeconds);

    private static string Sensor(int index) => $"timeline-{index:D2}";

    private static string Rules(IEnumerable<Timeline> timelines) =>
        $$"""{"rules": [{{string.Join(",", timelines.Select((one, index) => Rule(Sensor(index), one.Levels)))}}]}""";

    private static string Rule(string id, string levels) =>
        $$"""{"id": "{{id}}", "type": "limits", "sensors": ["{{id}}"], "measurement": "temperature", "levels": {{levels}}}""";

    private static IEnumerable<SensorMessage> Records(Timeline timeline, int index) => timeline.Samples.Select(
        sample => SensorRecords.Flat(Sensor(index), Begin.AddSeconds(sample.Seconds), sample.Value));
}
