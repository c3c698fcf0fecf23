using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Tests.Scenarios;
using Shouldly;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Feeds sensors of one measurement to rules that change with a restart; each event is told by its name.</summary>
/// <remarks>A second engine takes the same records and changes its rules while it runs, a third one is killed right
/// after that: their events must be the same.</remarks>
internal sealed class RulesChangeFeed
{
    private readonly TaskRunner reloading;
    private readonly TaskRunner killed;
    private readonly RuleType[] types;
    private RuleSet rules;
    private long offset;

    /// <param name="rule">Entry of a rules file.</param>
    /// <param name="removalDelay">Null: the default.</param>
    /// <param name="types">Rule types beside those of the sample rules.</param>
    public RulesChangeFeed(string rule, TimeSpan? removalDelay = null, params RuleType[] types)
        : this(rule, removalDelay is { } delay
            ? new EngineSettings { Clock = new ClockOptions { RemovalDelay = delay } }
            : new EngineSettings(), types)
    {
    }

    public RulesChangeFeed(string rule, EngineSettings settings, params RuleType[] types)
    {
        this.types = types;
        rules = Rules(rule);
        Runner = new TaskRunner(rules, settings);
        reloading = new TaskRunner(rules, settings);
        killed = new TaskRunner(rules, settings);
    }

    public static DateTime Start { get; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public TaskRunner Runner { get; }

    public AlarmEvent Last => Runner.Output.Events[^1];

    /// <summary>Seconds from the start at which the last event was.</summary>
    public double LastAt => (Last.OccurredAt - Start).TotalSeconds;

    /// <summary>Feeds a record whose Kafka timestamp is the time that it tells, where none is given.</summary>
    /// <param name="second">From the start.</param>
    /// <param name="value">Of the measurement.</param>
    /// <param name="label">Of the form <c>name=value</c>; null: none.</param>
    /// <param name="sensor">Id of the sensor.</param>
    /// <param name="measurement">Its name.</param>
    /// <param name="unit">Null: none.</param>
    /// <param name="kafka">Kafka timestamp, in seconds from the start.</param>
    public List<string> At(
        int second,
        int value,
        string? label = null,
        string sensor = "s1",
        string measurement = "t",
        string? unit = null,
        int? kafka = null)
    {
        DateTime time = Start.AddSeconds(second);
        string labels = label?.Split('=') is [var name, var of] ? $$""","labels":{"{{name}}":"{{of}}"}""" : "";
        string units = unit is null ? "" : $$""","unit":"{{unit}}""" + "\"";
        string json = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"ts":"{{time:O}}","measurements":{"{{measurement}}":{"value":{{value}}{{units}}} }{{labels}}}""");
        long at = offset++;
        DateTime stamp = Start.AddSeconds(kafka ?? second);
        return Told(runner => runner.Feed(at, Encoding.ASCII.GetBytes(sensor), Encoding.UTF8.GetBytes(json), stamp));
    }

    /// <summary>Says that nothing was left to read at a time.</summary>
    public List<string> Wait(int second) =>
        Told(runner => runner.AdvanceKafkaTime(Start.AddSeconds(second)));

    /// <summary>Commits and starts again.</summary>
    /// <param name="rule">Entry of the rules file from now on; null: as they are.</param>
    /// <param name="memoryBlocks">Memory blocks to write at most.</param>
    public void Restart(string? rule = null, int memoryBlocks = 0)
    {
        Runner.Commit(memoryBlocks);
        if (rule is not null) rules = Rules(rule);
        Runner.Restart(rules);
        reloading.Reload(rules);
        killed.Reload(rules);
        killed.Kill();
    }

    private static string Line(AlarmEvent alarm) => $"{EventLine.Of(alarm)} {alarm.EventId} {alarm.Rule.Version}";

    private RuleSet Rules(string rule) => ScenarioRules.Load($$"""{"rules":[{{rule}}]}""", types).Rules!;

    private List<string> Told(Func<TaskRunner, IReadOnlyList<AlarmEvent>> take)
    {
        IReadOnlyList<AlarmEvent> events = take(Runner);
        take(reloading).Select(Line).ShouldBe(events.Select(Line), "when rules are loaded anew");
        take(killed).Select(Line).ShouldBe(events.Select(Line), "when a kill follows");
        events.SelectMany(EventContract.Broken).ShouldBeEmpty();
        return [.. events.Select(alarm => SnakeCase.Of(alarm.Event.ToString()))];
    }
}
