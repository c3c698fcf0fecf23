using System.Globalization;
using System.Text;

namespace KafkaAlarms.AlarmModel.Generating;

/// <summary>A rules file, settings, and what happens on one partition.</summary>
public sealed record Scenario(string RulesJson, ModelOptions Options, IReadOnlyList<ScenarioStep> Steps)
{
    /// <summary>What must follow.</summary>
    public IReadOnlyList<ModelEvent> Expect()
    {
        var model = new PartitionModel(RulesJson, Options);
        foreach (ScenarioStep step in Steps)
        {
            if (step.Record is null) model.AdvanceKafkaTime(step.KafkaTime);
            else model.Feed(step.Record);
        }

        return model.Events;
    }

    /// <summary>All of it, for a reader.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(RulesJson);
        text.AppendLine(CultureInfo.InvariantCulture,
            $"grace {Options.Grace}, max late {Options.MaxLate}, max skew {Options.MaxSkew}");
        foreach (ScenarioStep step in Steps)
        {
            string what = step.Record is null
                ? "nothing left to read"
                : $"@{step.Record.Offset} {step.Record.Key ?? "(no key)"} {step.Record.Value}";
            text.AppendLine(CultureInfo.InvariantCulture, $"Kafka {step.KafkaTime:HH:mm:ss.FFFFFFF} {what}");
        }

        return text.ToString();
    }
}
