using KafkaAlarms.Rules;

namespace KafkaAlarms.Samples.RateOfChange;

/// <summary>Judges how fast a measurement changes, against <c>levels</c> of the rules file.</summary>
[AlarmRule("rate-of-change", Version = "1.0.0", Description = "Change of a measurement over time.")]
public sealed class RateOfChangeRule : IAlarmRule
{
    private Measurement measurement = null!;
    private Condition rate = null!;
    private Remembered<RateStart> start = null!;
    private TimeSpan per;
    private TimeSpan over;
    private TimeSpan maxGap;

    /// <inheritdoc/>
    public void Configure(RuleSetup setup)
    {
        string unit = setup.Settings.Text("unit", "", "Unit (UCUM) of the measurement; empty: any.");
        measurement = setup.Measurement(
            setup.Settings.Text("measurement", "temperature", "Measurement whose change is judged."),
            unit.Length > 0 ? unit : null);
        per = Positive(setup, "per", TimeSpan.FromMinutes(1), "Time for which the limits give the change.");
        over = Positive(
            setup,
            "over",
            TimeSpan.FromSeconds(10),
            "Shortest time over which a change is taken; noise is passed over.");
        maxGap = Positive(
            setup,
            "max_gap",
            TimeSpan.FromMinutes(5),
            "Longest time over which a change is taken; after a longer silence it begins anew.");
        if (maxGap < over) setup.Settings.Refuse("max_gap", "It is shorter than over; write at least as much.");
        rate = setup.Condition("rate", ConditionType.RateOfChange, setup.Levels());
        start = setup.Remember<RateStart>();
    }

    /// <inheritdoc/>
    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (!record.TryGet(measurement, out double value)) return;
        ref RateStart from = ref record.Recall(start);
        var passed = TimeSpan.FromTicks(record.Time.Ticks - from.Time);
        // Two samples close to each other say more of noise than of change.
        if (from.Time != 0 && passed >= TimeSpan.Zero && passed < over) return;
        bool isKnown = from.Time != 0 && passed >= over && passed <= maxGap;
        if (isKnown) verdicts.Judge(rate, (value - from.Value) * (per / passed));
        from = new RateStart { Time = record.Time.Ticks, Value = value };
    }

    private static TimeSpan Positive(RuleSetup setup, string name, TimeSpan fallback, string description)
    {
        TimeSpan time = setup.Settings.Duration(name, fallback, description);
        if (time == TimeSpan.Zero) setup.Settings.Refuse(name, "The time is zero; write at least 1ms.");
        return time == TimeSpan.Zero ? fallback : time;
    }
}
