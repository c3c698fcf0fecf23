using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.InstanceFaults;

/// <summary>Can be configured once; afterwards throws with half of its declarations made.</summary>
[AlarmRule("throws-when-configured-again")]
public sealed class ThrowsWhenConfiguredAgain : IAlarmRule
{
    private static bool wasConfigured;

    public void Configure(RuleSetup setup)
    {
        setup.Measurement("t");
        setup.Condition("single", ConditionType.Custom);
        if (wasConfigured) throw new InvalidOperationException("It is configured already.");
        wasConfigured = true;
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
