using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.RuntimeFaults;

/// <summary>Takes some milliseconds for each record; active above 80.</summary>
[AlarmRule("dawdles-in-evaluate")]
public sealed class DawdlesInEvaluate : IAlarmRule
{
    private Condition condition = null!;

    public void Configure(RuleSetup setup) => condition = setup.Condition("slow", ConditionType.Custom);

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        double value = record.Samples[0].Number;
        if (value > 80) Thread.Sleep(200);
        verdicts.Report(condition, value, value > 80 ? Judgement.Active : Judgement.Normal);
    }
}
