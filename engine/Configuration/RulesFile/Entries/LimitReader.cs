using System.Collections.Immutable;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Entries;

/// <summary>Reads the limits that stand in <c>levels</c>.</summary>
internal static class LimitReader
{
    /// <summary>Reads the limits of a rule.</summary>
    /// <returns>Those that are well-formed, in the order of <see cref="AlarmLevel"/>.</returns>
    public static ImmutableArray<Limit> Read(FileNode rule)
    {
        if (rule.Find("levels") is not { } levels) return [];
        return
        [
            .. LevelNames.Ascending
                .Select(known => ReadOne(levels.Find(known.Name), known.Level))
                .OfType<Limit>()
                .OrderBy(limit => limit.Level),
        ];
    }

    private static Limit? ReadOne(FileNode? node, AlarmLevel level)
    {
        if (node?.Find("limit") is not { } value || !value.TryGetNumber(out double limit)) return null;
        double deadband = 0;
        if (node.Find("deadband") is { } band && band.TryGetNumber(out double width)) deadband = Math.Max(0, width);
        return new(level, limit, deadband, node.Find("inclusive")?.Kind == JsonValueKind.True);
    }
}
