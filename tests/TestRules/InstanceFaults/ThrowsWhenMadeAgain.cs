using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.InstanceFaults;

/// <summary>Can be made until one of its instances was configured.</summary>
[AlarmRule("throws-when-made-again")]
public sealed class ThrowsWhenMadeAgain : IAlarmRule
{
    private static bool wasConfigured;

    public ThrowsWhenMadeAgain()
    {
        if (wasConfigured) throw new InvalidOperationException("There is one already.");
    }

    public void Configure(RuleSetup setup)
    {
        setup.Condition("single", ConditionType.Custom);
        wasConfigured = true;
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
