using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.RuntimeFaults;

[AlarmRule("throws-in-configure")]
public sealed class ThrowsInConfigure : IAlarmRule
{
    public void Configure(RuleSetup setup) => throw new InvalidOperationException("The rule cannot be set up.");

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
