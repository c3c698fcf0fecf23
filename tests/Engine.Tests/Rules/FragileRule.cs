using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>Throws for numbers below zero.</summary>
internal sealed class FragileRule : IAlarmRule
{
    private Condition condition = null!;

    public void Configure(RuleSetup setup) => condition = setup.Condition("fragile", ConditionType.Custom);

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        double number = record.Samples[record.Selected[0]].Number;
        if (number < 0) throw new ArgumentOutOfRangeException(nameof(record));
        verdicts.Report(condition, number, number > 80 ? Judgement.Active : Judgement.Normal);
    }
}
