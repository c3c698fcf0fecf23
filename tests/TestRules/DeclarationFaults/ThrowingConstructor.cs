using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.DeclarationFaults;

[AlarmRule("throwing-constructor")]
public sealed class ThrowingConstructor : IAlarmRule
{
    public ThrowingConstructor() => throw new NotSupportedException("No constructor on\nSundays.");

    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
