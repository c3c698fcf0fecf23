using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.LoadFaults;

/// <summary>Does not return from being configured.</summary>
[AlarmRule("hangs-in-configure")]
public sealed class HangsInConfigure : IAlarmRule
{
    public void Configure(RuleSetup setup) => Thread.Sleep(Timeout.Infinite);

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
