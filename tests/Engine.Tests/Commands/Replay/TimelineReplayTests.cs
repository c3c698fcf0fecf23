using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Tests.Scenarios;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Replay;

/// <summary>The golden timelines as one CSV file: one sensor after the other, so that its time goes back with each.</summary>
public sealed class TimelineReplayTests
{
    private static readonly DateTime Start = new(2026, 8, 22, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Replay_GoldenTimelines_GivesExactlyTheirEvents()
    {
        IReadOnlyList<GoldenTimeline> timelines = GoldenTimeline.ReadAll();
        timelines.Count.ShouldBe(30);
        StringBuilder csv = new("ts,sensor_id,m\n");
        foreach ((int number, GoldenTimeline timeline) in timelines.Index())
        {
            foreach ((double second, string value) in timeline.Samples)
                csv.Append($"{Start.AddSeconds(second):O},timeline-{number},{value}\n");
        }

        string rules = string.Join(',', timelines.Select((one, number) =>
            $$"""{"id":"r{{number}}","type":"limits","sensors":["timeline-{{number}}"],"levels":{{one.Levels}}}"""));
        using ReplayFolder folder = new();
        AlarmEvent[] events = await folder.EventsAsync($$"""{"rules":[{{rules}}]}""", "timelines.csv", csv.ToString());

        foreach ((int number, GoldenTimeline timeline) in timelines.Index())
        {
            events.Where(one => one.SensorId == $"timeline-{number}").Select(one => GoldenTimeline.Line(one, Start))
                .ShouldBe(timeline.Events, timeline.Name);
        }

        events.Select(one => one.EventId).ShouldBeUnique();
    }
}
