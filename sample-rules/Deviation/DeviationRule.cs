using KafkaAlarms.Rules;

namespace KafkaAlarms.Samples.Deviation;

/// <summary>Judges how far a measurement is from another one, against <c>levels</c> of the rules file.</summary>
[AlarmRule("deviation", Version = "1.0.0", Description = "Distance of a measurement from another one.")]
public sealed class DeviationRule : IAlarmRule
{
    private Measurement actual = null!;
    private Measurement reference = null!;
    private Condition deviation = null!;
    private TimeSpan maxAge;

    /// <inheritdoc/>
    public void Configure(RuleSetup setup)
    {
        string unit = setup.Settings.Text("unit", "", "Unit (UCUM) of both; empty: any.");
        string? given = unit.Length > 0 ? unit : null;
        actual = setup.Measurement(
            setup.Settings.Text("actual", "temperature", "Measurement that is judged."), given);
        reference = setup.Measurement(
            setup.Settings.Text("reference", "setpoint", "Measurement that it is compared with."), given);
        maxAge = setup.Settings.Duration(
            "max_age", TimeSpan.FromMinutes(5), "Oldest value of either that is compared with a new one.");
        if (actual.Name == reference.Name)
            setup.Settings.Refuse("reference", "It is the measurement that is judged; name another one.");
        deviation = setup.Condition("deviation", ConditionType.Deviation, setup.Levels(), given);
    }

    /// <inheritdoc/>
    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        // A record with neither says nothing new: the pair was judged when its newer half came.
        bool isNew = record.TryGet(actual, out double value) | record.TryGet(reference, out double expected);
        if (!isNew) return;
        if (!record.TryGetLatest(actual, maxAge, out value)) return;
        if (!record.TryGetLatest(reference, maxAge, out expected)) return;
        verdicts.Judge(deviation, value - expected);
    }
}
