using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.DeclarationFaults;

[AlarmRule("without-constructor")]
public sealed class WithoutConstructor : IAlarmRule
{
    private readonly double limit;

    public WithoutConstructor(double limit) => this.limit = limit;

    public override string ToString() => $"limit {limit}";

    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
