using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>Tells what holds for one sensor, and which line says so.</summary>
/// <param name="file">The rules file; null: none.</param>
/// <param name="sensor">Its id.</param>
/// <param name="labels">Labels of the records that are asked for; null: of any.</param>
internal sealed class SensorExplainer(
    string? file, string sensor, ImmutableSortedDictionary<string, string>? labels)
{
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
            new VariantValues(source.Rule, source.Entry, file).Selection(),
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
            VariantValues values = new(rule, OverrideMerger.Merge(source.Entry, node), file);
            yield return new(
                labels is null ? variant.Selector.Where : [],
                Override(node),
                variant.Enabled,
                variant.Enabled ? values.Of(variant, sensor) : []);
            if (labels is not null || variant.Selector.Where.IsEmpty) yield break;
        }

        VariantValues own = new(rule, source.Entry, file);
        yield return new([], null, rule.Base.Enabled, rule.Base.Enabled ? own.Of(rule.Base, sensor) : []);
    }

    private ExplainedValue Override(FileNode node) => new(
        "override",
        node.Find("sensors") is { } sensors ? NodeWriter.ToElement(sensors) : ExplainedJson.Of("*"),
        VariantValues.OriginOf(node, file));

    /// <summary>Tells whether records that are asked for can be among those of a selector.</summary>
    private bool MayBe(SensorSelector selector) => labels is null || selector.MatchesLabels(labels);
}
