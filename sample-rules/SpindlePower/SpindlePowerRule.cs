using KafkaAlarms.Rules;

namespace KafkaAlarms.Samples.SpindlePower;

/// <summary>Judges the mechanical power of a spindle, computed from torque and speed.</summary>
[AlarmRule("spindle-power", Version = "1.0.0", Description = "Power from torque (N.m) and speed (/min).")]
public sealed class SpindlePowerRule : IAlarmRule
{
    private Measurement torque = null!;
    private Measurement speed = null!;
    private Condition power = null!;
    private TimeSpan maxAge;

    /// <inheritdoc/>
    public void Configure(RuleSetup setup)
    {
        torque = setup.Measurement("torque", unit: "N.m");
        speed = setup.Measurement("speed", unit: "/min");
        Limit high = setup.Settings.Limit(
            "high", Limit.Hi(9_000, deadband: 200), unit: "W", description: "Power above which level hi is active.");
        Limit low = setup.Settings.Limit(
            "low", Limit.Lo(3_500, deadband: 200), unit: "W", description: "Power below which level lo is active.");
        maxAge = setup.Settings.Duration(
            "max_age", TimeSpan.FromSeconds(5), "Oldest torque or speed that is combined with the newer one.");
        power = setup.Condition("power", ConditionType.Limit, [high, low], unit: "W");
    }

    /// <inheritdoc/>
    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        // A record without either says nothing new: the pair was judged when its newer half came.
        bool isNew = record.TryGet(torque, out double newtonMeters) | record.TryGet(speed, out double perMinute);
        if (!isNew) return;
        if (!record.TryGetLatest(torque, maxAge, out newtonMeters)) return;
        if (!record.TryGetLatest(speed, maxAge, out perMinute)) return;
        verdicts.Judge(power, newtonMeters * perMinute * Math.Tau / 60);
    }
}
