using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.ConstructorFaults;

/// <summary>Does not return from being made.</summary>
[AlarmRule("hangs-in-constructor")]
public sealed class HangsInConstructor : IAlarmRule
{
    public HangsInConstructor() => Thread.Sleep(Timeout.Infinite);

    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
