using System.Globalization;
using System.Text.Json.Nodes;
using KafkaAlarms.AlarmModel.Records;

namespace KafkaAlarms.AlarmModel.Generating;

/// <summary>What sensors send, by chance, and how they err.</summary>
public sealed class RandomRecords(Random random, IReadOnlyList<double> hotValues)
{
    public static readonly string[] Sensors = ["a1", "a2", "b1", "b-2"];

    private static readonly string[] Measurements = ["temp", "pres", "temp2"];
    private static readonly DateTime Start = new(2026, 8, 22, 10, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<string, RandomSensor> sensors =
        Sensors.ToDictionary(id => id, id => new RandomSensor(id, random));

    /// <summary>Kafka timestamps as producers make them, going back now and then; else as brokers do.</summary>
    private readonly bool isCreateTime = random.Percent(15);

    private readonly int sensorCount = random.Next(1, Sensors.Length + 1);
    private readonly int measurementCount = random.Next(1, Measurements.Length + 1);
    private readonly double pace = random.Of(0.2, 1, 1, 3);
    private DateTime kafkaTime = Start;
    private string? lastValue;

    public List<ScenarioStep> Steps(int count)
    {
        var steps = new List<ScenarioStep>();
        long offset = random.Next(100);
        for (int i = 0; i < count; i++)
        {
            PassTime();
            if (random.Percent(4))
            {
                steps.Add(new ScenarioStep(null, kafkaTime));
                continue;
            }

            KafkaRecord record = One(offset);
            steps.Add(new ScenarioStep(record, record.KafkaTime));
            offset += random.Percent(5) ? 2 : 1;
        }

        if (random.Percent(50)) steps.Add(new ScenarioStep(null, kafkaTime.AddMinutes(random.Next(1, 12))));
        return steps;
    }

    private void PassTime()
    {
        double seconds = random.Next(100) switch
        {
            < 20 => 0,
            < 85 => random.Next(0, 5) * pace,
            < 97 => random.Next(0, 40),
            _ => random.Next(40, 700),
        };
        // Kafka timestamps are whole milliseconds.
        int oddMilliseconds = random.Percent(10) ? random.Next(1000) : 0;
        kafkaTime += TimeSpan.FromMilliseconds(Math.Floor(seconds * 1000) + oddMilliseconds);
    }

    private KafkaRecord One(long offset)
    {
        RandomSensor sensor = sensors[Sensors[random.Next(sensorCount)]];
        DateTime timestamp = isCreateTime && random.Percent(30) ? kafkaTime.AddSeconds(-random.Next(30)) : kafkaTime;
        string value = random.Next(100) switch
        {
            < 3 when lastValue is not null => lastValue,
            < 9 when sensor.LastBody is not null => sensor.LastBody,
            < 14 => new JsonArray(Body(sensor), Body(sensor), Body(sensor)).ToJsonString(),
            _ => sensor.LastBody = Body(sensor).ToJsonString(),
        };
        lastValue = value;
        bool canDoWithoutKey = value[0] == '{' && value.Contains("sensor_id", StringComparison.Ordinal);
        return new KafkaRecord(offset, canDoWithoutKey && random.Percent(20) ? null : sensor.Id, timestamp, value);
    }

    private JsonObject Body(RandomSensor sensor)
    {
        var body = new JsonObject();
        if (random.Percent(20)) body["sensor_id"] = sensor.Id;
        if (sensor.Time(kafkaTime) is { } time) body["ts"] = time;
        if (sensor.Seq() is { } seq) body["seq"] = seq;
        string[] names = [.. Measurements[..measurementCount].Where(_ => random.Percent(60))];
        switch (random.Next(10))
        {
            case < 6:
                foreach (string name in names) body[name] = Value(sensor, name);
                break;
            case 6:
                var map = new JsonObject();
                foreach (string name in names) map[name] = Value(sensor, name);
                body["measurements"] = map;
                break;
            default:
                body["measurements"] = new JsonArray([.. names.Select(name => Measurement(sensor, name))]);
                break;
        }

        return body;
    }

    private JsonObject Measurement(RandomSensor sensor, string name)
    {
        var measurement = new JsonObject { ["name"] = name, ["value"] = Value(sensor, name) };
        if (random.Percent(40)) measurement["unit"] = random.Of("Cel", "Cel", "Cel", "K");
        if (random.Percent(15)) measurement["quality"] = random.Of("good", "uncertain", "bad");
        if (random.Percent(10) && sensor.Time(kafkaTime) is { } time) measurement["ts"] = time;
        return measurement;
    }

    private JsonNode? Value(RandomSensor sensor, string name)
    {
        if (random.Percent(2)) return null;
        double value = random.Next(10) switch
        {
            < 4 => sensor.ValueNear(name),
            < 8 => hotValues[random.Next(hotValues.Count)] + random.Of(0, 0.5, -0.5),
            8 => random.Next(201) / 2.0,
            _ => 50,
        };
        sensor.Remember(name, value);
        return JsonNode.Parse(value.ToString(CultureInfo.InvariantCulture));
    }
}
