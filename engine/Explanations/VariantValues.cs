using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>The values of one rule under one of its variants, each with its origin.</summary>
/// <param name="merged">The text of the variant.</param>
/// <param name="file">The rules file; null: none.</param>
internal sealed class VariantValues(FileNode merged, string? file)
{
    private static readonly ImmutableArray<string> Shown = ["unit", "message", "labels", "guidance"];

    /// <summary>Where a node stands.</summary>
    public static ValueOrigin OriginOf(FileNode node, string? file) => node.Position.Line == 0
        ? ValueOrigin.Default
        : new(ValueOriginKind.File, node.Position.File ?? file, node.Position);

    /// <summary>How the entry selects sensors, records and measurements.</summary>
    /// <param name="declared">What the rule declares.</param>
    public ImmutableArray<ExplainedValue> Selection(ConfiguredRule declared)
    {
        bool isSelected = declared.Measurements.Count == 0 || merged.Find("measurement") is not null;
        return
        [
            Given("sensors") ?? new("sensors", ExplainedJson.Of("*"), ValueOrigin.Default),
            .. Leaves("where"),
            .. isSelected
                ? [Given("measurement") ?? new("measurement", ExplainedJson.Of("*"), ValueOrigin.Default)]
                : declared.Measurements.Select(Named),
        ];
    }

    /// <summary>All values that hold.</summary>
    /// <param name="variant">What was read of the text.</param>
    /// <param name="declared">What the rule declares with it.</param>
    /// <param name="sensor">The sensor that they hold for.</param>
    public ImmutableArray<ExplainedValue> Of(RuleVariant variant, ConfiguredRule declared, string sensor)
    {
        LevelValues levels = new(merged, variant, Origin)
        {
            ReadsLevels = declared.ReadsLevels,
            Settings = declared.Settings,
        };
        return
        [
            .. declared.Settings.SelectMany(Setting),
            .. declared.Conditions.SelectMany(levels.Of),
            .. NoData(variant, sensor),
            .. Shown.SelectMany(Leaves),
        ];
    }

    private ValueOrigin Origin(FileNode node) => OriginOf(node, file);

    private static ExplainedValue Named(Measurement measurement)
    {
        string unit = measurement.Unit is { } given ? $" in {given}" : "";
        return new("measurement", ExplainedJson.Of(measurement.Name + unit), ValueOrigin.RuleType);
    }

    private IEnumerable<ExplainedValue> Setting(SettingDeclaration setting)
    {
        string key = $"settings.{setting.Name}";
        return merged.Find("settings")?.Find(setting.Name) is { } node
            ? Leaves(key, node)
            : [new(key, ExplainedJson.OfNotation(setting.Default), ValueOrigin.RuleTypeDefault)];
    }

    private IEnumerable<ExplainedValue> NoData(RuleVariant variant, string sensor)
    {
        if (variant.NoData is not { } settings)
        {
            yield return new("no_data", ExplainedJson.Of("off"), ValueOrigin.Default);
            yield break;
        }

        FileNode node = merged.Find("no_data")!;
        yield return new("no_data.after", ExplainedJson.Of(settings.After), Origin(node.Find("after")!));
        ValueOrigin severity = node.Find("severity") is { } given ? Origin(given) : ValueOrigin.Default;
        yield return new("no_data.severity", ExplainedJson.Of(settings.Severity), severity);
        FileNode? expected = node.Find("expected")?.Items.FirstOrDefault(item => item.Text == sensor);
        if (expected is not null)
            yield return new("no_data.expected", ExplainedJson.Of(sensor), Origin(expected));
    }

    private ExplainedValue? Given(string key) =>
        merged.Find(key) is { } node ? new(key, NodeWriter.ToElement(node), Origin(node)) : null;

    private IEnumerable<ExplainedValue> Leaves(string key) =>
        merged.Find(key) is { } node ? Leaves(key, node) : [];

    /// <summary>The values of an object one by one, for each may come from another line.</summary>
    private IEnumerable<ExplainedValue> Leaves(string key, FileNode node) => node.IsObject
        ? node.Items.SelectMany(member => Leaves($"{key}.{member.Key}", member))
        : [new(key, NodeWriter.ToElement(node), Origin(node))];
}
