using KafkaAlarms.Rules;

namespace KafkaAlarms.Samples.MovingAverage;

/// <summary>Judges the moving average of a measurement against <c>levels</c> of the rules file.</summary>
[AlarmRule("moving-average", Version = "1.0.0", Description = "Average of a measurement, newer values counting more.")]
public sealed class MovingAverageRule : IAlarmRule
{
    private Measurement measurement = null!;
    private Condition average = null!;
    private Remembered<RunningMean> mean = null!;
    private TimeSpan window;

    /// <inheritdoc/>
    public void Configure(RuleSetup setup)
    {
        string unit = setup.Settings.Text("unit", "", "Unit (UCUM) of the measurement; empty: any.");
        string? given = unit.Length > 0 ? unit : null;
        measurement = setup.Measurement(
            setup.Settings.Text("measurement", "temperature", "Measurement that is averaged."), given);
        window = setup.Settings.Duration(
            "window",
            TimeSpan.FromMinutes(5),
            "Time in which a lasting change comes through to 63 %, to 95 % in three times that.");
        if (window == TimeSpan.Zero) setup.Settings.Refuse("window", "The time is zero; write at least 1ms.");
        average = setup.Condition("average", ConditionType.Limit, setup.Levels(), given);
        mean = setup.Remember<RunningMean>();
    }

    /// <inheritdoc/>
    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (!record.TryGet(measurement, out double value)) return;
        ref RunningMean last = ref record.Recall(mean);
        double passed = Math.Max(0, record.Time.Ticks - last.Time);
        // Weighted by the time that passed, so that the average does not depend on how often a sensor sends.
        double weight = last.Time == 0 ? 1 : 1 - Math.Exp(-passed / window.Ticks);
        last = new RunningMean
        {
            Time = Math.Max(last.Time, record.Time.Ticks), Value = last.Value + (weight * (value - last.Value)),
        };
        verdicts.Judge(average, last.Value);
    }
}
