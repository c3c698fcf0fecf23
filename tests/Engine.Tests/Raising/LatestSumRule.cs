using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Judges the last known <c>a</c> plus <c>b</c> with every record, also one that has neither.</summary>
internal sealed class LatestSumRule : IAlarmRule
{
    private readonly Measurement[] parts = new Measurement[2];
    private Condition sum = null!;
    private TimeSpan maxAge;

    public void Configure(RuleSetup setup)
    {
        parts[0] = setup.Measurement("a");
        parts[1] = setup.Measurement(setup.Settings.Text("second", "b", description: "The other one."));
        maxAge = setup.Settings.Duration("max_age", TimeSpan.FromSeconds(60), "Oldest part that counts.");
        sum = setup.Condition("sum", ConditionType.Custom);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (!record.TryGetLatest(parts[0], maxAge, out double first)) return;
        if (!record.TryGetLatest(parts[1], maxAge, out double second)) return;
        verdicts.Report(sum, first + second, first + second > 80 ? Judgement.Active : Judgement.Normal);
    }
}
