using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.RuntimeFaults;

/// <summary>Does not return from a record whose first number is above 80.</summary>
[AlarmRule("hangs-in-evaluate")]
public sealed class HangsInEvaluate : IAlarmRule
{
    public void Configure(RuleSetup setup) => setup.Condition("stuck", ConditionType.Custom);

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        while (record.Samples[0].Number > 80) Thread.Sleep(100);
    }
}
