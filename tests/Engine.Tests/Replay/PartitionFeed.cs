using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Replay;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;

namespace KafkaAlarms.Engine.Tests.Replay;

/// <summary>A partition runner over one rule, fed with records of sensor <c>s1</c>; each event is one line.</summary>
internal sealed class PartitionFeed
{
    public static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="rule">One rule of a rules file, without its braces.</param>
    /// <param name="kafkaTimeRests">Whether no Kafka time passes.</param>
    /// <param name="observer">Is shown verdicts.</param>
    public PartitionFeed(string rule, bool kafkaTimeRests = false, IVerdictObserver? observer = null)
    {
        RuleSet rules = ScenarioRules.Load($$"""{"rules":[{{{rule}}}]}""").Rules!;
        Runner = new PartitionRunner(
            new PartitionOptions
            {
                Rules = rules,
                Faults = new RuleFaultLog(),
                Topic = "series.csv",
                KafkaTimeRests = kafkaTimeRests,
                Observer = observer,
            },
            Output);
    }

    public PartitionRunner Runner { get; }

    public RecordedOutput Output { get; } = new();

    public ImmutableArray<string> Lines => [.. Output.Events.Select(e => string.Create(
        CultureInfo.InvariantCulture, $"{e.Event} {e.AlarmKey} at {(e.OccurredAt - Start).TotalSeconds}"))];

    /// <summary>Feeds a record whose Kafka time is its own time.</summary>
    /// <param name="second">Record time.</param>
    /// <param name="value">Of the measurement <c>t</c>.</param>
    public void At(double second, double value)
    {
        DateTime time = Start.AddSeconds(second);
        Runner.Feed(
            "s1"u8.ToArray(),
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"ts":"{{time:O}}","t":{{value}}}""")),
            time);
    }
}
