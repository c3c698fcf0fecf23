using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Tests.Scenarios;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>All golden timelines as sensors that send at the same time, with broken records among theirs.</summary>
/// <remarks>
/// Kafka times lie an hour ahead of the clock, so that time passes by records alone and never because a slow machine
/// left nothing to read. All timelines end together: afterwards no other sensor lets time pass for one that is silent.
/// </remarks>
internal sealed class GoldenInput
{
    private readonly IReadOnlyList<GoldenTimeline> timelines = GoldenTimeline.ReadAll();
    private readonly DateTime begin = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(1);
    private readonly double end;

    public GoldenInput()
    {
        end = timelines.Max(timeline => timeline.End);
        Records =
        [
            .. timelines.SelectMany(RecordsOf).Concat(Broken).Concat(Tombstones).OrderBy(record => record.Time),
        ];
    }

    /// <summary>One rule for each sensor.</summary>
    public string Rules => $$"""{"rules": [{{string.Join(',', timelines.Select(RuleOf))}}]}""";

    public IReadOnlyList<InputRecord> Records { get; }

    /// <summary>Records that cannot be read, in several partitions.</summary>
    public IReadOnlyList<InputRecord> Broken =>
        [.. Enumerable.Range(0, 7).Select(n => new InputRecord(At(end * n / 7), $"gateway-{n}", $$"""{"temperature": {{n}}"""))];

    public IReadOnlyList<InputRecord> Tombstones =>
        [.. Enumerable.Range(0, 3).Select(n => new InputRecord(At(end * n / 3), $"gone-{n}", null))];

    /// <summary>Events that must follow, by sensor.</summary>
    public IEnumerable<string> Expected => timelines.SelectMany((one, n) => one.Events.Select(e => $"{SensorOf(n)} {e}"));

    /// <summary>The same for events of the engine.</summary>
    /// <param name="events">Those of a sensor in their order.</param>
    public IEnumerable<string> Told(IReadOnlyList<AlarmEvent> events) => timelines.SelectMany((timeline, n) => events
        .Where(e => e.SensorId == SensorOf(n))
        .Select(e => $"{SensorOf(n)} {GoldenTimeline.Line(e, StartOf(timeline))}"));

    private static string SensorOf(int number) => $"timeline-{number:D2}";

    private static string RuleOf(GoldenTimeline timeline, int number) =>
        $$"""{"id": "r{{number}}", "type": "limits", "sensors": ["{{SensorOf(number)}}"], "levels": {{timeline.Levels}} }""";

    private IEnumerable<InputRecord> RecordsOf(GoldenTimeline timeline, int number) => timeline.Samples.Select(sample =>
    {
        DateTime time = StartOf(timeline).AddSeconds(sample.Second);
        return new InputRecord(time, SensorOf(number), $$"""{"ts": "{{time:O}}", "temperature": {{sample.Value}} }""");
    });

    private DateTime StartOf(GoldenTimeline timeline) => At(end - timeline.End);

    private DateTime At(double second) => begin.AddSeconds(second);
}
