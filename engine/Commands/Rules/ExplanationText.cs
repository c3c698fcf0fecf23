using KafkaAlarms.Engine.Explanations;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Replay.Views;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary>An explanation for a person.</summary>
internal static class ExplanationText
{
    public static void Write(SensorExplanation explanation, TextWriter output)
    {
        string labels = explanation.Labels is { } given
            ? $" with {string.Join(", ", given.Select(label => $"{label.Key}={label.Value}"))}"
            : "";
        string which = explanation.Rules.IsEmpty
            ? "No rule" : $"{explanation.Rules.Length} of {FigureText.Of(explanation.RuleCount, "rule")}";
        string verb = explanation.Rules.Length > 1 ? "are" : "is";
        output.WriteLine($"{which} {verb} for the sensor {explanation.Sensor}{labels}.");
        foreach (ExplainedRule rule in explanation.Rules) Write(rule, output);
    }

    private static void Write(ExplainedRule rule, TextWriter output)
    {
        output.WriteLine();
        string place = rule.Origin.Kind == ValueOriginKind.File ? $", {Place(rule.Origin)}" : "";
        output.WriteLine($"{rule.Rule.Id}: {rule.Rule.Type.Id} {rule.Rule.Type.Version}{place}");
        if (rule.Variants.IsEmpty) output.WriteLine("  It is not for records with these labels.");
        TextTable table = new();
        foreach (ExplainedValue value in rule.Selection) Add(value, table);
        bool isByLabels = rule.Variants.Length > 1;
        foreach (ExplainedVariant variant in rule.Variants)
        {
            if (isByLabels) table.Add($"  {Records(variant)}");
            if (variant.Override is { } applying) Add(applying, table);
            if (!variant.IsEnabled) table.Add("  enabled", "false");
            foreach (ExplainedValue value in variant.Values) Add(value, table);
        }

        table.Write(output);
    }

    private static void Add(ExplainedValue value, TextTable table)
    {
        string condition = value.Condition is { } name ? name + " " : "";
        table.Add($"  {condition}{value.Key}", value.Text, Place(value.Origin));
    }

    private static string Place(ValueOrigin origin) => origin.ToString();

    private static string Records(ExplainedVariant variant) => variant.Where.IsEmpty
        ? "other records:"
        : $"records with {string.Join(" and ", variant.Where.Select(Label))}:";

    private static string Label(LabelMatch match) => $"{match.Label} {string.Join(" or ", match.Values)}";
}
