using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.TwoRules;

[AlarmRule("two-first")]
public sealed class FirstRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
