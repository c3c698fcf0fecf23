using System.Globalization;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>What the alarms of a spindle's power must be, in a few lines that share nothing with the engine.</summary>
/// <param name="maxAge">Greatest difference between the times of torque and speed.</param>
internal sealed class PowerModel(TimeSpan maxAge)
{
    private readonly Dictionary<string, (DateTime At, double Value)> latest = [];
    private readonly Dictionary<string, string> levels = [];

    /// <summary>Spindle, level or dash, and time of each change.</summary>
    public List<string> Shown { get; } = [];

    public static string Line(string spindle, string level, DateTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{spindle} {level} {time:HH:mm:ss.fff}");

    public void Feed(PowerRecord record)
    {
        bool isNew = Hear(record, "torque", record.Torque) | Hear(record, "speed", record.Speed);
        if (!isNew) return;
        if (!latest.TryGetValue(record.Spindle + "torque", out var torque) || record.Time - torque.At > maxAge) return;
        if (!latest.TryGetValue(record.Spindle + "speed", out var speed) || record.Time - speed.At > maxAge) return;
        Judge(record, torque.Value * speed.Value * Math.Tau / 60);
    }

    private bool Hear(PowerRecord record, string name, double? value)
    {
        string key = record.Spindle + name;
        if (value is not { } number) return false;
        if (latest.TryGetValue(key, out var before) && record.Time <= before.At) return false;
        latest[key] = (record.Time, number);
        return true;
    }

    private void Judge(PowerRecord record, double power)
    {
        string shown = levels.GetValueOrDefault(record.Spindle, "-");
        string level = power > 400 || (shown == "hi" && power > 360) ? "hi" : power < 100 ? "lo" : "-";
        if (level == shown) return;
        levels[record.Spindle] = level;
        Shown.Add(Line(record.Spindle, level, record.Time));
    }
}
