using KafkaAlarms.Rules;

namespace AlarmRules;

/// <summary>Raises an alarm when a temperature is above its limit.</summary>
[AlarmRule("alarm-rule-1", Version = "1.0.0", Description = "A temperature above its limit.")]
public sealed class RuleClass1 : IAlarmRule
{
    private Measurement temperature = null!;
    private Condition hot = null!;

    /// <summary>Declares what the rule reads and judges, and reads its settings.</summary>
    public void Configure(RuleSetup setup)
    {
        temperature = setup.Measurement("temperature", unit: "Cel");
        Limit high = setup.Settings.Limit(
            "high", Limit.Hi(80, deadband: 2), unit: "Cel", description: "Temperature that raises the alarm.");
        hot = setup.Condition("hot", ConditionType.Limit, [high], unit: "Cel");
    }

    /// <summary>Judges one record of one sensor.</summary>
    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (record.TryGet(temperature, out double celsius)) verdicts.Judge(hot, celsius);
    }
}
