using KafkaAlarms.Rules;
using Spectre.Console;

namespace KafkaAlarms.TestRules.MissingDependency;

[AlarmRule("missing-dependency")]
public sealed class MissingDependencyRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }

    public override string ToString() => Color.Red.ToMarkup();
}
