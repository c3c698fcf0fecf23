using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.DeclarationFaults;

[AlarmRule("twice")]
public sealed class TwiceSecond : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
