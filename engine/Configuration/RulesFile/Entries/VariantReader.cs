using System.Collections.Immutable;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Messages;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Entries;

/// <summary>Reads one merged set of keys of a rule.</summary>
internal static class VariantReader
{
    /// <summary>Reads a rule and checks it against its type.</summary>
    /// <param name="rule">The entry, or the entry with an override merged in.</param>
    /// <param name="selecting">The entry or the override, whose <c>sensors</c> and <c>where</c> count.</param>
    /// <param name="type">Null: unknown, so nothing is checked against it.</param>
    /// <param name="report">Takes the problems.</param>
    public static RuleVariant Read(FileNode rule, FileNode selecting, RuleType? type, RulesFileReport report)
    {
        JsonElement? settings = rule.Find("settings") is { IsObject: true } node ? NodeWriter.ToElement(node) : null;
        ImmutableArray<Limit> limits = LimitReader.Read(rule);
        ConfiguredRule? configured = type is null ? null : ConfiguredRule.Of(type, settings, limits);
        if (configured is not null) RuleTypeValidator.Check(rule, configured, limits, report);
        return new()
        {
            Selector = SelectorReader.Read(selecting),
            Enabled = rule.Find("enabled")?.Kind != JsonValueKind.False,
            Measurement = rule.Find("measurement") is { IsText: true } glob ? new Glob(glob.Text) : null,
            Unit = TextOf(rule, "unit"),
            Settings = settings,
            Limits = configured is { ReadsLevels: true } ? limits : [],
            Levels = LevelReader.Read(rule),
            NoData = NoDataOf(rule),
            Message = MessageOf(rule),
            Labels = LabelsOf(rule),
            Guidance = GuidanceOf(rule),
        };
    }

    private static string? TextOf(FileNode node, string key) =>
        node.Find(key) is { IsText: true } text ? text.Text : null;

    private static NoDataSettings? NoDataOf(FileNode rule)
    {
        if (rule.Find("no_data") is not { IsObject: true } node) return null;
        int severity = 0;
        if (node.Find("after") is not { } after || !after.TryGetDuration(out TimeSpan silence)) return null;
        bool isGiven = node.Find("severity") is { } number && number.TryGetInteger(out severity);
        return new(silence, isGiven ? severity : NoDataSettings.DefaultSeverity);
    }

    private static MessageTemplate? MessageOf(FileNode rule) =>
        TextOf(rule, "message") is { } text && MessageTemplate.TryParse(text, out MessageTemplate? template, out _)
            ? template
            : null;

    private static ImmutableSortedDictionary<string, string> LabelsOf(FileNode rule)
    {
        if (rule.Find("labels") is not { IsObject: true } node) return NoLabels;
        return node.Items.ToImmutableSortedDictionary(label => label.Key!, label => label.Text, StringComparer.Ordinal);
    }

    private static ImmutableSortedDictionary<string, string> NoLabels { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private static EventGuidance? GuidanceOf(FileNode rule)
    {
        if (rule.Find("guidance") is not { IsObject: true, Items.IsEmpty: false } node) return null;
        return new()
        {
            Cause = TextOf(node, "cause"),
            Consequence = TextOf(node, "consequence"),
            Response = TextOf(node, "response"),
            Url = TextOf(node, "url"),
        };
    }
}
