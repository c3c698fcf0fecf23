using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.RuntimeFaults;

/// <summary>Reports a verdict and then throws.</summary>
[AlarmRule("throws-in-evaluate")]
public sealed class ThrowsInEvaluate : IAlarmRule
{
    private Condition condition = null!;

    public void Configure(RuleSetup setup) => condition = setup.Condition("broken", ConditionType.Custom);

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        verdicts.Report(condition, 1.0, Judgement.Active);
        throw new InvalidOperationException("The rule is broken.");
    }
}
