namespace KafkaAlarms.Rules.Testing.Tests;

/// <summary>The next version of <see cref="CountingRule"/>, which gave what it remembers another meaning.</summary>
[AlarmRule("counting", Version = "2.0.0")]
public sealed class CountingRuleTwo : IAlarmRule
{
    private Condition many = null!;
    private Remembered<Counted> counted = null!;

    public void Configure(RuleSetup setup)
    {
        many = setup.Condition("many", ConditionType.Custom);
        counted = setup.Remember<Counted>(version: 2);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        int tens = record.Recall(counted).Tens += 10;
        verdicts.Report(many, (double)tens, tens >= 50 ? Judgement.Active : Judgement.Normal);
    }

    private struct Counted
    {
        public int Tens;
    }
}
