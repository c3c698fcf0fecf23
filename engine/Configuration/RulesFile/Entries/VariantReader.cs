using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Messages;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Entries;

/// <summary>Reads the keys of one rule: of its entry, and of the entry with each override merged in.</summary>
/// <param name="type">Null: unknown. Against that, and against one that is held, nothing is checked.</param>
/// <param name="entry">The entry.</param>
internal sealed class VariantReader(RuleType? type, FileNode entry)
{
    private readonly Dictionary<string, RuleVariant> ofOverrides = new(StringComparer.Ordinal);
    private RuleVariant? ofEntry;

    /// <summary>Reads the entry, before any override.</summary>
    public RuleVariant ReadEntry(RulesFileReport report) => ofEntry = Read(entry, entry, report);

    /// <summary>Reads the entry with an override merged in; overrides that say the same share all but the selector.
    /// </summary>
    /// <remarks>A table may hold a hundred thousand, most of which say what others say.</remarks>
    public RuleVariant ReadOverride(FileNode overriding, RulesFileReport report)
    {
        string said = NodeWriter.ToText(OverrideMerger.PatchOf(overriding));
        if (ofOverrides.TryGetValue(said, out RuleVariant? same))
            return same with { Selector = SelectorReader.Read(overriding) };
        int problems = report.Count;
        RulesFileReport inside = report.Inside(overriding);
        FileNode merged = OverrideMerger.Merge(entry, overriding);
        KeyTable.Rule.CheckMissing(merged, inside);
        RuleVariant variant = Read(merged, overriding, inside);
        // Each that is wrong has a problem with a place of its own.
        if (report.Count == problems) ofOverrides.Add(said, variant);
        return variant;
    }

    /// <summary>Reads a rule and checks it against its type.</summary>
    /// <param name="rule">The entry, or the entry with an override merged in.</param>
    /// <param name="selecting">The entry or the override, whose <c>sensors</c> and <c>where</c> count.</param>
    /// <param name="report">Takes the problems.</param>
    private RuleVariant Read(FileNode rule, FileNode selecting, RulesFileReport report)
    {
        JsonElement? settings = Unchanged(rule, "settings", out RuleVariant? same) ? same.Settings : SettingsOf(rule);
        ImmutableArray<Limit> limits = LimitReader.Read(rule);
        return new()
        {
            Selector = SelectorReader.Read(selecting),
            Enabled = rule.Find("enabled")?.Kind != JsonValueKind.False,
            Measurement = TextOf(rule, "measurement") is { } glob ? new Glob(glob) : null,
            Unit = TextOf(rule, "unit"),
            Settings = settings,
            Limits = ReadsLevels(rule, (settings, limits), report) ? limits : [],
            Levels = LevelReader.Read(rule),
            NoData = Unchanged(rule, "no_data", out same) ? same.NoData : NoDataOf(rule),
            Message = Unchanged(rule, "message", out same) ? same.Message : MessageOf(rule),
            Labels = Unchanged(rule, "labels", out same) ? same.Labels : LabelsOf(rule),
            Guidance = Unchanged(rule, "guidance", out same) ? same.Guidance : GuidanceOf(rule),
        };
    }

    /// <summary>Checks a rule against its type.</summary>
    /// <returns>Whether the type takes its limits from <c>levels</c>.</returns>
    private bool ReadsLevels(
        FileNode rule, (JsonElement? Settings, ImmutableArray<Limit> Limits) given, RulesFileReport report)
    {
        if (type is null or { IsHeld: true }) return false;
        ConfiguredRule configured = ConfiguredRule.Of(type, given.Settings, given.Limits);
        RuleTypeValidator.Check(rule, configured, given.Limits, report);
        return configured.ReadsLevels;
    }

    /// <summary>Tells whether an override left a key alone: a table may hold a hundred thousand that share what the
    /// entry says.</summary>
    private bool Unchanged(FileNode rule, string key, [NotNullWhen(true)] out RuleVariant? same)
    {
        same = ReferenceEquals(rule.Find(key), entry.Find(key)) ? ofEntry : null;
        return same is not null;
    }

    private static JsonElement? SettingsOf(FileNode rule) =>
        rule.Find("settings") is { IsObject: true } node ? NodeWriter.ToElement(node) : null;

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
