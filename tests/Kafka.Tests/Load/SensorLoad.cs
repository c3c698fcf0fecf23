using System.Globalization;
using System.Text;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Load;

/// <summary>Records of many sensors around their limits, with repeated, late and bad ones among them.</summary>
/// <param name="seed">The same seed makes the same records.</param>
/// <param name="sensorsPerKind">Sensors for each rule of <see cref="Rules"/>.</param>
internal sealed class SensorLoad(int seed, int sensorsPerKind = 40)
{
    /// <summary>Rules under which the records cause thousands of transitions.</summary>
    public const string Rules =
        """
        {"rules": [
          {"id": "plain", "type": "limits", "sensors": ["plain-*"], "measurement": "temperature",
           "levels": {"hi": {"limit": 80, "deadband": 5}, "lo": {"limit": 20, "deadband": 5, "inclusive": true}}},
          {"id": "delayed", "type": "limits", "sensors": ["delayed-*"], "measurement": "temperature",
           "levels": {"hi": {"limit": 70, "deadband": 4, "on_delay": "6s", "off_delay": "9s"},
                      "lo": {"limit": 30, "deadband": 4, "on_delay": "12s", "off_delay": "3s"}}},
          {"id": "counted", "type": "limits", "sensors": ["counted-*"], "measurement": "temperature", "samples": 3,
           "levels": {"hi": {"limit": 65, "on_delay": "5s"}, "lo": {"limit": 35, "deadband": 2}}},
          {"id": "levels", "type": "limits", "sensors": ["levels-*"], "measurement": "temperature",
           "levels": {"hihi": {"limit": 85, "on_delay": "4s"}, "hi": {"limit": 70, "deadband": 3, "off_delay": "20s"},
                      "lo": {"limit": 30, "on_delay": "8s"}, "lolo": {"limit": 15, "deadband": 1, "samples": 2}}},
          {"id": "breach", "type": "limits", "sensors": ["breach-*"], "measurement": "temperature",
           "emit": "every_breach", "levels": {"hi": {"limit": 85, "deadband": 10, "off_delay": "10s"}}},
          {"id": "pressure", "type": "limits", "measurement": "pressure", "labels": {"plant": "north"},
           "levels": {"hi": {"limit": 75, "deadband": 1, "on_delay": "2s"}}},
          {"id": "power", "type": "spindle-power", "sensors": ["power-*"], "settings":
           {"high": {"limit": 500, "deadband": 50}, "low": {"limit": 100, "deadband": 20}, "max_age": "20s"}},
          {"id": "average", "type": "moving-average", "sensors": ["counted-*"], "settings": {"window": "30s"},
           "levels": {"hi": {"limit": 60, "deadband": 1}, "lo": {"limit": 40, "deadband": 1, "on_delay": "3s"}}}
        ]}
        """;

    private static readonly string[] Kinds = ["plain", "delayed", "counted", "levels", "breach", "power"];
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private readonly LoadSensor[] sensors = Kinds
        .SelectMany(kind => Enumerable.Range(0, sensorsPerKind).Select(number => new LoadSensor($"{kind}-{number:D3}", Begin)))
        .ToArray();

    /// <summary>The given number of records; call again to go on.</summary>
    public IEnumerable<SensorMessage> Take(int count) =>
        Enumerable.Range(0, count).Select(_ => Next(sensors[random.Next(sensors.Length)]));

    /// <summary>Last records of every sensor, after which nothing is active and no delay runs.</summary>
    public IEnumerable<SensorMessage> Close()
    {
        foreach (LoadSensor sensor in sensors)
        {
            foreach (int hours in new[] { 1, 2 })
            {
                sensor.Time += TimeSpan.FromHours(hours);
                yield return Remember(sensor, Both(sensor, sensor.Time, "50", "50"));
            }
        }
    }

    /// <summary>The last record of each sensor once more, as a device sends it that saw no acknowledgement.</summary>
    public IEnumerable<SensorMessage> Repeat() => sensors.Where(one => one.Last is not null).Select(one => one.Last!);

    /// <summary>For each sensor a breaching record that is older than its last.</summary>
    public IEnumerable<SensorMessage> Late() =>
        sensors.Select(one => Flat(one, one.Time - TimeSpan.FromMilliseconds(1), "99"));

    private SensorMessage Next(LoadSensor sensor) => random.Next(100) switch
    {
        < 3 when sensor.Last is not null => sensor.Last,
        < 6 => Record(sensor, sensor.Time - TimeSpan.FromSeconds(random.Next(1, 60)), Anything(), Anything()),
        < 8 => Record(sensor, sensor.Time + TimeSpan.FromSeconds(1), "null", "null"),
        < 11 => Remember(sensor, Record(sensor, sensor.Time, Step(sensor), Anything())),
        _ => Remember(sensor, Forward(sensor)),
    };

    private SensorMessage Forward(LoadSensor sensor)
    {
        sensor.Time += TimeSpan.FromMilliseconds(random.Next(500, 8_000));
        return Record(sensor, sensor.Time, Step(sensor), Anything());
    }

    private static SensorMessage Remember(LoadSensor sensor, SensorMessage record) => sensor.Last = record;

    private string Step(LoadSensor sensor)
    {
        double next = random.Next(10) == 0 ? random.Next(0, 101) : sensor.Value + (random.NextDouble() * 16) - 8;
        sensor.Value = Math.Round(Math.Clamp(next, 0, 100), 2);
        return sensor.Value.ToString("R", CultureInfo.InvariantCulture);
    }

    private string Anything() => random.Next(0, 101).ToString(CultureInfo.InvariantCulture);

    private SensorMessage Record(LoadSensor sensor, DateTimeOffset time, string first, string second) =>
        random.Next(4) == 0 ? Both(sensor, time, first, second) : Flat(sensor, time, first);

    // Torque and speed of a spindle come apart, so that the rule has to remember the one until the other comes.
    private SensorMessage Flat(LoadSensor sensor, DateTimeOffset time, string value)
    {
        string name = sensor.IsSpindle && random.Next(2) == 0 ? sensor.Second : sensor.First;
        return Message(
            sensor, $$"""{"sensor_id":"{{sensor.Id}}","ts":"{{SensorRecords.Time(time)}}","{{name}}":{{value}}}""");
    }

    private static SensorMessage Both(LoadSensor sensor, DateTimeOffset time, string first, string second) => Message(
        sensor,
        $$"""
        {"sensor_id":"{{sensor.Id}}","ts":"{{SensorRecords.Time(time)}}","measurements":[
          {"name":"{{sensor.First}}","value":{{first}},"unit":"{{(sensor.IsSpindle ? "N.m" : "Cel")}}"},
          {"name":"{{sensor.Second}}","value":{{second}},"unit":"{{(sensor.IsSpindle ? "/min" : "bar")}}"}]}
        """);

    private static SensorMessage Message(LoadSensor sensor, string text) => new(sensor.Id, Encoding.UTF8.GetBytes(text));

    private sealed class LoadSensor(string id, DateTimeOffset time)
    {
        public string Id { get; } = id;

        public bool IsSpindle { get; } = id.StartsWith("power", StringComparison.Ordinal);

        public string First => IsSpindle ? "torque" : "temperature";

        public string Second => IsSpindle ? "speed" : "pressure";

        public DateTimeOffset Time { get; set; } = time;

        public double Value { get; set; } = 50;

        public SensorMessage? Last { get; set; }
    }
}
