using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Entries;

/// <summary>Reads how each level becomes events: the level's value, else the rule's, else the default.</summary>
internal static class LevelReader
{
    /// <summary>Settings of all levels without any key, indexed by <see cref="AlarmLevel"/>.</summary>
    public static ImmutableArray<LevelSettings> Defaults { get; } = [.. Enum.GetValues<AlarmLevel>().Select(DefaultOf)];

    /// <summary>Reads all levels of a rule, indexed by <see cref="AlarmLevel"/>.</summary>
    public static ImmutableArray<LevelSettings> Read(FileNode rule) =>
        [.. Enum.GetValues<AlarmLevel>().Select(level => ReadOne(rule, level))];

    private static LevelSettings DefaultOf(AlarmLevel level)
    {
        int severity = level switch
        {
            AlarmLevel.HiHi or AlarmLevel.LoLo => 900,
            AlarmLevel.Hi or AlarmLevel.Lo => 600,
            _ => 500,
        };
        return new(severity, TimeSpan.Zero, TimeSpan.Zero, 1, EveryBreach: false);
    }

    private static LevelSettings ReadOne(FileNode rule, AlarmLevel level)
    {
        LevelSettings settings = With(Defaults[(int)level], rule);
        FileNode? node = LevelNames.Of(level) is { } name ? rule.Find("levels")?.Find(name) : null;
        return node is null ? settings : With(settings, node);
    }

    private static LevelSettings With(LevelSettings inherited, FileNode node) => new(
        node.Find("severity") is { } severity && severity.TryGetInteger(out int number) ? number : inherited.Severity,
        node.Find("on_delay") is { } on && on.TryGetDuration(out TimeSpan onDelay) ? onDelay : inherited.OnDelay,
        node.Find("off_delay") is { } off && off.TryGetDuration(out TimeSpan offDelay) ? offDelay : inherited.OffDelay,
        node.Find("samples") is { } samples && samples.TryGetInteger(out int count) ? count : inherited.Samples,
        node.Find("emit") is { } emit ? emit.Text == "every_breach" : inherited.EveryBreach);
}
