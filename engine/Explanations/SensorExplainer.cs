using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>Tells what holds for one sensor, and which line says so.</summary>
/// <param name="file">The rules file; null: none.</param>
/// <param name="sensor">Its id.</param>
/// <param name="labels">Labels of the records that are asked for; null: of any.</param>
internal sealed class SensorExplainer(
    string? file, string sensor, ImmutableSortedDictionary<string, string>? labels)
{
    private readonly List<Problem> problems = [];

    /// <summary>Rules that cannot tell what they declare; without them the explanation is not whole.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Explains all rules of a set.</summary>
    /// <param name="hash">Of the set.</param>
    /// <param name="sources">Its rules.</param>
    public SensorExplanation Explain(string hash, ImmutableArray<RuleSource> sources) =>
        new(sensor, labels, hash, sources.Length, [.. sources.Select(Explain).OfType<ExplainedRule>()]);

    /// <summary>Explains one rule.</summary>
    /// <returns>Null when it is not for the sensor.</returns>
    public ExplainedRule? Explain(RuleSource source)
    {
        if (!source.Rule.Base.Selector.MatchesSensor(sensor)) return null;
        return new(
            source.Rule,
            VariantValues.OriginOf(source.Entry, file),
            new VariantValues(source.Entry, file).Selection(Declared(source.Rule, source.Rule.Base)),
            [.. Variants(source)]);
    }

    private IEnumerable<ExplainedVariant> Variants(RuleSource source)
    {
        RuleEntry rule = source.Rule;
        if (!MayBe(rule.Base.Selector)) yield break;
        foreach (int place in rule.BySensor.Fitting(sensor))
        {
            RuleVariant variant = rule.Overrides[place];
            if (!MayBe(variant.Selector)) continue;
            FileNode node = source.Overrides[place];
            yield return new(
                labels is null ? variant.Selector.Where : [],
                Override(node),
                variant.Enabled,
                Values(rule, variant, OverrideMerger.Merge(source.Entry, node)));
            if (labels is not null || variant.Selector.Where.IsEmpty) yield break;
        }

        yield return new([], null, rule.Base.Enabled, Values(rule, rule.Base, source.Entry));
    }

    private ImmutableArray<ExplainedValue> Values(RuleEntry rule, RuleVariant variant, FileNode merged) =>
        variant.Enabled ? new VariantValues(merged, file).Of(variant, Declared(rule, variant), sensor) : [];

    /// <summary>What a rule declares under a variant; it did so once already, as it was loaded.</summary>
    private ConfiguredRule Declared(RuleEntry rule, RuleVariant variant)
    {
        ConfiguredRule declared = ConfiguredRule.Of(rule.Type, variant.Settings, variant.Limits);
        if (declared.Fault is { } fault) problems.Add(Failed(rule, fault));
        return declared;
    }

    private static Problem Failed(RuleEntry rule, string fault) => new(
        ErrorCode.RuleTypeFailed,
        $"rule {rule.Id}",
        $"Its type {rule.Type.Id} fails when it is configured once more: {fault}",
        "Correct the plug-in.");

    private ExplainedValue Override(FileNode node) => new(
        "override",
        node.Find("sensors") is { } sensors ? NodeWriter.ToElement(sensors) : ExplainedJson.Of("*"),
        VariantValues.OriginOf(node, file));

    /// <summary>Tells whether records that are asked for can be among those of a selector.</summary>
    private bool MayBe(SensorSelector selector) => labels is null || selector.MatchesLabels(labels);
}
