using KafkaAlarms.Rules;

namespace Example;

[AlarmRule("dry-pump", Version = "1.2.0", Description = "A pump that runs without flow.")]
public sealed class DryPump : IAlarmRule
{
    private Measurement running = null!;
    private Measurement flow = null!;
    private Condition dry = null!;
    private double leastFlow;
    private TimeSpan maxAge;

    public void Configure(RuleSetup setup)
    {
        running = setup.Measurement("running");
        flow = setup.Measurement("flow", unit: "L/min");
        leastFlow = setup.Settings.Number("least_flow", fallback: 2, min: 0, unit: "L/min");
        maxAge = setup.Settings.Duration("max_age", fallback: TimeSpan.FromSeconds(10));
        if (maxAge == TimeSpan.Zero) setup.Settings.Refuse("max_age", "The age is zero; write at least 1ms.");
        dry = setup.Condition("dry", ConditionType.OffNormal, unit: "L/min");
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (!record.TryGetSample(running, out Sample pump) || pump.Kind != SampleKind.Boolean) return;
        if (!record.TryGetLatest(flow, maxAge, out double liters)) return;
        bool isDry = pump.Boolean && liters < leastFlow;
        verdicts.Report(dry, liters, isDry ? Judgement.Active : Judgement.Normal);
    }
}
