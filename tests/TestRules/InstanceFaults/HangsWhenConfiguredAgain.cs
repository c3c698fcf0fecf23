using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.InstanceFaults;

/// <summary>Can be configured once; afterwards does not return from it.</summary>
[AlarmRule("hangs-when-configured-again")]
public sealed class HangsWhenConfiguredAgain : IAlarmRule
{
    private static bool wasConfigured;

    public void Configure(RuleSetup setup)
    {
        setup.Condition("single", ConditionType.Custom);
        while (wasConfigured) Thread.Sleep(100);
        wasConfigured = true;
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
