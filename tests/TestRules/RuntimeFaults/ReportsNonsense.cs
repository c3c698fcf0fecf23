using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.RuntimeFaults;

/// <summary>Reports what no record can mean; the setting <c>kind</c> says what.</summary>
/// <remarks>Kinds: sample (an index far outside the record), foreign (a condition of another rule), limit (one
/// that is not a number), judgement (none of those there are), many.</remarks>
[AlarmRule("reports-nonsense")]
public sealed class ReportsNonsense : IAlarmRule
{
    private Condition own = null!;
    private Condition foreign = null!;
    private string kind = "";

    public void Configure(RuleSetup setup)
    {
        kind = setup.Settings.Text("kind", "sample");
        own = setup.Condition("own", ConditionType.Custom);
        RuleSetup other = new(new RuleSettings(null), []);
        for (int i = 0; i < 8; i++) foreign = other.Condition($"foreign-{i}", ConditionType.Custom);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        switch (kind)
        {
            case "foreign": verdicts.Report(foreign, 1.0, Judgement.Active); break;
            case "limit": verdicts.Report(own, 1.0, Limit.Hi(double.NaN).Judge(1)); break;
            case "judgement": verdicts.Report(own, 1.0, (Judgement)9); break;
            case "many":
                for (int i = 0; i < 100_000; i++) verdicts.Report(own, 1.0, Judgement.Active);
                break;
            default:
                SensorRecord another = new(record.Sensor, record.Time, new Sample[100], default, default);
                verdicts.Report(own, in another, 99, Judgement.Active);
                break;
        }
    }
}
