using System.Globalization;
using System.Text.Json;

namespace KafkaAlarms.AlarmModel.Records;

/// <summary>Reads the simple shapes of contracts.md section 2: canonical, object map, flat, and arrays of these.</summary>
public sealed class RecordReader(TimeSpan maxSkew)
{
    private static readonly string[] NoMeasurements =
        ["schema_version", "sensor_id", "device_id", "ts", "timestamp", "time", "seq", "unit", "quality", "labels"];

    private static readonly DateTime FirstYear = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>All samples of a record, sensor record by sensor record.</summary>
    public List<ModelSample> Read(KafkaRecord record)
    {
        using var document = JsonDocument.Parse(record.Value);
        JsonElement root = document.RootElement;
        JsonElement[] elements = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
        var samples = new List<ModelSample>();
        int index = 0;
        foreach (JsonElement element in elements)
        {
            foreach (List<ModelSample> sensorRecord in IntoSensorRecords(Measurements(record, element)))
            {
                samples.AddRange(sensorRecord.Select(sample => sample with { Index = index }));
                index++;
            }
        }

        return samples;
    }

    /// <summary>Different times, or one name twice, make sensor records of their own, in order of time.</summary>
    private static IEnumerable<List<ModelSample>> IntoSensorRecords(List<ModelSample> samples)
    {
        var sensorRecords = new List<List<ModelSample>>();
        foreach (ModelSample sample in samples)
        {
            List<ModelSample>? home = sensorRecords.Find(r =>
                r[0].Time == sample.Time && r.TrueForAll(other => other.Measurement != sample.Measurement));
            if (home is null) sensorRecords.Add([sample]);
            else home.Add(sample);
        }

        // Without any measurement it is a sensor record all the same, and has its index.
        return sensorRecords.Count == 0 ? [[]] : sensorRecords.OrderBy(r => r[0].Time);
    }

    private List<ModelSample> Measurements(KafkaRecord record, JsonElement element)
    {
        var samples = new List<ModelSample>();
        if (!element.TryGetProperty("measurements", out JsonElement measurements))
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (!NoMeasurements.Contains(property.Name))
                    samples.Add(One(record, element, property.Name, property.Value, default));
            }
        }
        else if (measurements.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in measurements.EnumerateObject())
                samples.Add(One(record, element, property.Name, property.Value, default));
        }
        else
        {
            foreach (JsonElement m in measurements.EnumerateArray())
                samples.Add(One(record, element, m.GetProperty("name").GetString()!, Property(m, "value"), m));
        }

        return samples;
    }

    private ModelSample One(
        KafkaRecord record, JsonElement body, string name, JsonElement value, JsonElement measurement)
    {
        DateTime? own = Time(Property(measurement, "ts"));
        DateTime? told = own ?? Time(Property(body, "ts")) ?? Time(Property(body, "timestamp"))
            ?? Time(Property(body, "time"));
        bool isUsable = told >= FirstYear && told <= record.KafkaTime + maxSkew;
        double? number = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        return new ModelSample
        {
            Sensor = record.Key ?? Property(body, "sensor_id").GetString()!,
            Measurement = name,
            Value = number,
            Unit = Text(measurement, "unit"),
            IsGood = number is not null && Text(measurement, "quality") != "bad",
            Time = isUsable ? told!.Value : record.KafkaTime,
            IsKafkaTime = !isUsable,
            Seq = Property(body, "seq") is { ValueKind: JsonValueKind.Number } seq ? seq.GetInt64() : null,
            Offset = record.Offset,
            KafkaTime = record.KafkaTime,
        };
    }

    private static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            ? value
            : default;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static DateTime? Time(JsonElement ts) => ts.ValueKind switch
    {
        JsonValueKind.String => DateTimeOffset.Parse(
            ts.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime,
        JsonValueKind.Number => FromNumber(ts.GetDecimal()),
        _ => null,
    };

    private static DateTime FromNumber(decimal number)
    {
        decimal ticks = Math.Abs(number) switch
        {
            < 1e11m => number * TimeSpan.TicksPerSecond,
            < 1e14m => number * TimeSpan.TicksPerMillisecond,
            < 1e17m => number * TimeSpan.TicksPerMicrosecond,
            _ => number / 100,
        };
        return DateTime.UnixEpoch.AddTicks((long)ticks);
    }
}
