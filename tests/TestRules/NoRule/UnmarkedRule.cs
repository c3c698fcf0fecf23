using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.NoRule;

public sealed class UnmarkedRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
