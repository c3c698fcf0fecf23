using KafkaAlarms.Rules;

namespace KafkaAlarms.Samples.Limits;

/// <summary>Judges every selected number against the limits in <c>levels</c> of the rules file.</summary>
[AlarmRule("limits", Version = "1.0.0", Description = "Numbers against limits from the rules file, up to four levels.")]
public sealed class LimitsRule : IAlarmRule
{
    private Condition condition = null!;

    /// <inheritdoc/>
    public void Configure(RuleSetup setup)
    {
        condition = setup.ConditionPerMeasurement(ConditionType.Limit, setup.Levels());
        setup.JudgesOnly(condition);
    }

    /// <inheritdoc/>
    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        foreach (int index in record.Selected)
        {
            if (record.Samples[index].Kind == SampleKind.Number) verdicts.Judge(condition, in record, index);
        }
    }
}
