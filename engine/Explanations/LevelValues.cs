using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>Limits, severities and delays of the conditions of one variant.</summary>
/// <param name="merged">The text of the variant.</param>
/// <param name="variant">What was read of it.</param>
/// <param name="origin">Where a node stands.</param>
internal sealed class LevelValues(FileNode merged, RuleVariant variant, Func<FileNode, ValueOrigin> origin)
{
    /// <summary>True when the rule type takes its limits from <c>levels</c>.</summary>
    public bool ReadsLevels { get; init; }

    /// <summary>Settings that the rule declares: limits may come from there.</summary>
    public IReadOnlyList<SettingDeclaration> Settings { get; init; } = [];

    /// <summary>All values of a condition, the highest level first.</summary>
    public IEnumerable<ExplainedValue> Of(Condition condition)
    {
        IEnumerable<ExplainedValue> values = condition.Limits.IsEmpty
            ? Raising("", AlarmLevel.None)
            : condition.Limits.OrderByDescending(limit => limit.IsHigh ? limit.Value : double.MinValue)
                .ThenByDescending(limit => limit.Value)
                .SelectMany(OfLimit);
        return values.Select(value => value with { Condition = condition.Name });
    }

    private IEnumerable<ExplainedValue> OfLimit(Limit limit)
    {
        string level = LevelNames.Of(limit.Level)!;
        (FileNode? node, ValueOrigin absent) = SourceOf(limit, level);
        return
        [
            Key("limit", ExplainedJson.Of(limit.Value)),
            Key("deadband", ExplainedJson.Of(limit.Deadband)),
            Key("inclusive", ExplainedJson.Of(limit.Inclusive)),
            .. Raising(level, limit.Level),
        ];

        ExplainedValue Key(string key, JsonElement value) =>
            new($"{level}.{key}", value, node?.Find(key) is { } given ? origin(given) : absent);
    }

    /// <summary>Object of the file that gives a limit, and the origin of what it leaves out.</summary>
    private (FileNode? Node, ValueOrigin Absent) SourceOf(Limit limit, string level)
    {
        if (Settings.FirstOrDefault(one => ReferenceEquals(one.Limit, limit)) is { } setting)
        {
            FileNode? given = merged.Find("settings")?.Find(setting.Name);
            return (given, given is null ? ValueOrigin.RuleTypeDefault : ValueOrigin.Default);
        }

        return ReadsLevels ? (Level(level), ValueOrigin.Default) : (null, ValueOrigin.RuleType);
    }

    private IEnumerable<ExplainedValue> Raising(string level, AlarmLevel number)
    {
        LevelSettings settings = variant.Levels[(int)number];
        string emit = settings.EveryBreach ? "every_breach" : "transitions";
        return
        [
            Raising(level, "severity", ExplainedJson.Of(settings.Severity)),
            Raising(level, "on_delay", ExplainedJson.Of(settings.OnDelay)),
            Raising(level, "off_delay", ExplainedJson.Of(settings.OffDelay)),
            Raising(level, "samples", ExplainedJson.Of(settings.Samples)),
            Raising(level, "emit", ExplainedJson.Of(emit)),
        ];
    }

    /// <summary>The level's value, else the rule's, else the default.</summary>
    private ExplainedValue Raising(string level, string key, JsonElement value)
    {
        FileNode? node = Level(level)?.Find(key) ?? merged.Find(key);
        string path = level.Length == 0 ? key : $"{level}.{key}";
        return new(path, value, node is null ? ValueOrigin.Default : origin(node));
    }

    private FileNode? Level(string level) => merged.Find("levels")?.Find(level);
}
