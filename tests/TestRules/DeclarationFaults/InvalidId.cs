using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.DeclarationFaults;

[AlarmRule("-no id")]
public sealed class InvalidId : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
