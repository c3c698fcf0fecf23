namespace KafkaAlarms.Rules.Testing.Tests;

/// <summary>Counts the records of a sensor twice: in what it remembers, which is reported, and in a field.</summary>
[AlarmRule("counting", Version = "1.0.0")]
public sealed class CountingRule : IAlarmRule
{
    private Condition many = null!;
    private Condition manyHere = null!;
    private Remembered<Counted> counted = null!;
    private int inField;

    public void Configure(RuleSetup setup)
    {
        many = setup.Condition("many", ConditionType.Custom);
        manyHere = setup.Condition("many-here", ConditionType.Custom);
        counted = setup.Remember<Counted>(version: 1);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        int records = ++record.Recall(counted).Records;
        inField++;
        verdicts.Report(many, (double)records, records >= 5 ? Judgement.Active : Judgement.Normal);
        verdicts.Report(manyHere, (double)inField, inField >= 5 ? Judgement.Active : Judgement.Normal);
    }

    private struct Counted
    {
        public int Records;
    }
}
