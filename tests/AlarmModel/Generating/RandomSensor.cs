namespace KafkaAlarms.AlarmModel.Generating;

/// <summary>One sensor's clock, sequence and last values, with their faults.</summary>
public sealed class RandomSensor(string id, Random random)
{
    private readonly bool hasSeq = random.Percent(30);
    private readonly bool hasTime = random.Percent(95);
    private readonly Dictionary<string, double> values = [];
    private double offsetSeconds = random.Of(0, 0, 0, -1, -3, 4);
    private DateTime? lastTime;
    private long seq = random.Next(1000);

    public string Id => id;

    /// <summary>What it sent last, to be sent again.</summary>
    public string? LastBody { get; set; }

    /// <summary>Its next time as text, or null when it tells none.</summary>
    public string? Time(DateTime kafkaTime)
    {
        if (!hasTime || random.Percent(1)) return null;
        if (random.Percent(1)) return "0001-01-01T00:00:00Z";
        if (random.Percent(2)) offsetSeconds = random.Of(0, 0, 0, -2, 240, -120, -7200, 31_536_000);
        DateTime time = random.Next(100) switch
        {
            < 10 when lastTime is not null => lastTime.Value,
            < 16 => kafkaTime.AddSeconds(offsetSeconds - random.Next(20)),
            < 22 when lastTime is not null => lastTime.Value.AddSeconds(random.Of(0.5, 1, 2, 5, 10, 30)),
            _ => kafkaTime.AddSeconds(offsetSeconds),
        };
        if (random.Percent(2)) time = time.AddTicks(random.Next(10_000_000));
        lastTime = time;
        return time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", System.Globalization.CultureInfo.InvariantCulture);
    }

    public long? Seq()
    {
        if (!hasSeq) return null;
        if (random.Percent(95)) seq++;
        return seq;
    }

    public double ValueNear(string name) =>
        values.TryGetValue(name, out double last)
            ? Math.Clamp(last + random.Of(0, 0, 0.5, -0.5, 5, -5, 15, -15), 0, 100)
            : 50;

    public void Remember(string name, double value) => values[name] = value;
}
