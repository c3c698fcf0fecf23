using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.TwoRules;

[AlarmRule("two-second", Version = "2.1.0", Description = "The second of two.")]
public sealed class SecondRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
