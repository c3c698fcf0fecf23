using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Scenarios;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Feeds records of one sensor, <c>s1</c>, to a rules file; times in seconds after a fixed one.</summary>
internal sealed class SensorFeed
{
    public static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TaskRunner runner;
    private long offset;

    /// <param name="rule">One rule of a rules file, without its braces.</param>
    /// <param name="settings">Null: the defaults.</param>
    /// <param name="types">Rule types beside those of the sample rules.</param>
    public SensorFeed(string rule, EngineSettings? settings = null, params RuleType[] types)
    {
        var loaded = ScenarioRules.Load($$"""{"rules":[{{{rule}}}]}""", types);
        runner = new TaskRunner(
            loaded.Rules ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems)), settings);
    }

    public TaskRunner Runner => runner;

    public IReadOnlyList<AlarmEvent> Events => runner.Output.Events;

    /// <summary>Feeds a record whose Kafka time is its record time.</summary>
    /// <param name="second">Record time.</param>
    /// <param name="fields">Members beside <c>ts</c>: <c>"t":90</c>.</param>
    /// <param name="kafka">Kafka time, where it is another.</param>
    public IReadOnlyList<AlarmEvent> At(double second, string fields, double? kafka = null)
    {
        string ts = Start.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        byte[] value = Encoding.UTF8.GetBytes($$"""{"ts":"{{ts}}",{{fields}}}""");
        return runner.Feed(offset++, "s1"u8.ToArray(), value, Start.AddSeconds(kafka ?? second));
    }

    /// <summary>Lets Kafka time pass with nothing left to read.</summary>
    public IReadOnlyList<AlarmEvent> Wait(double second) => runner.AdvanceKafkaTime(Start.AddSeconds(second));

    /// <summary>Commits and restores.</summary>
    public void Restart()
    {
        runner.Commit();
        runner.Restart();
    }
}
