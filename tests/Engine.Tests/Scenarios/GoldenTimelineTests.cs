using KafkaAlarms.AlarmModel;
using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.AlarmModel.Records;
using KafkaAlarms.Engine.Model.Events;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Scenarios;

public sealed class GoldenTimelineTests
{
    private static readonly DateTime Start = new(2026, 8, 22, 10, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Names() => [.. GoldenTimeline.ReadAll().Select(timeline => timeline.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Process_GoldenTimeline_GivesItsEventsAndNoOthers(string name)
    {
        GoldenTimeline timeline = GoldenTimeline.ReadAll().Single(one => one.Name == name);

        IReadOnlyList<AlarmEvent> events = ScenarioRun.Whole(ScenarioOf(timeline));

        events.Select(e => GoldenTimeline.Line(e, Start)).ShouldBe(timeline.Events);
        Guid[] raisedIds = [.. events.Where(e => e.Event == AlarmEventKind.Raised).Select(e => e.AlarmId)];
        raisedIds.ShouldBeUnique();
        events.Select(e => e.EventId).ShouldBeUnique();
    }

    private static Scenario ScenarioOf(GoldenTimeline timeline)
    {
        string rules =
            $$"""{"rules": [{"id": "r", "type": "limits", "measurement": "m", "levels": {{timeline.Levels}} }]}""";
        ScenarioStep[] steps = [.. timeline.Samples.Select((sample, offset) => Step(sample.Second, sample.Value, offset))];
        return new Scenario(rules, new ModelOptions(), steps);
    }

    private static ScenarioStep Step(double second, string value, int offset)
    {
        DateTime time = Start.AddSeconds(second);
        string text = $$"""{"sensor_id": "s", "ts": "{{time:O}}", "m": {{value}} }""";
        return new ScenarioStep(new KafkaRecord(offset, "s", time, text), time);
    }
}
