using System.Globalization;
using System.Text.Json.Nodes;
using KafkaAlarms.AlarmModel.Records;

namespace KafkaAlarms.AlarmModel.Tests;

/// <summary>Builds a series of records in seconds since a start and runs the model over it.</summary>
public sealed class Series(string rulesJson, ModelOptions? options = null)
{
    public static readonly DateTime Start = new(2026, 8, 22, 10, 0, 0, DateTimeKind.Utc);

    private readonly List<KafkaRecord> records = [];
    private DateTime? end;

    /// <summary>A series on one limits rule named r; keys of the entry beside id and type, as JSON.</summary>
    public static Series On(string keys, ModelOptions? options = null) =>
        new($$"""{"rules": [{"id": "r", "type": "limits", {{keys}}}]}""", options);

    /// <summary>One flat record of sensor s, measurement m; Kafka timestamp = record time unless told.</summary>
    public Series At(double seconds, double value, double? kafka = null, string sensor = "s", long? seq = null)
    {
        string number = value.ToString(CultureInfo.InvariantCulture);
        string seqText = seq is null ? "" : $"\"seq\":{seq},";
        return Record(kafka ?? seconds, $"{{{seqText}\"ts\":\"{Time(seconds):O}\",\"m\":{number}}}", sensor);
    }

    /// <summary>One record with a value of any shape.</summary>
    public Series Record(double kafka, string value, string sensor = "s")
    {
        records.Add(new KafkaRecord(records.Count, sensor, Time(kafka), value));
        return this;
    }

    /// <summary>Nothing left to read at this Kafka time.</summary>
    public Series End(double seconds)
    {
        end = Time(seconds);
        return this;
    }

    public IReadOnlyList<ModelEvent> Run() => PartitionModel.Run(rulesJson, records, end, options);

    /// <summary>The events as short text: kind, level where there is one, seconds.</summary>
    public IReadOnlyList<string> Events() => [.. Run().Select(Text)];

    public static string Text(ModelEvent e)
    {
        string level = e.Level is null ? "" : $" {e.Level}";
        return string.Create(CultureInfo.InvariantCulture, $"{e.Kind}{level} {(e.OccurredAt - Start).TotalSeconds}");
    }

    /// <summary>A time of the series.</summary>
    public static DateTime Time(double seconds) => Start.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    /// <summary>Series of a golden timeline: one sensor, one measurement, Kafka timestamp = record time.</summary>
    public static Series OfTimeline(JsonNode timeline)
    {
        Series series = On($"\"levels\": {timeline["levels"]!.ToJsonString()}");
        foreach (JsonNode? sample in timeline["samples"]!.AsArray())
            series.At((double)sample![0]!, (double)sample[1]!);
        return series;
    }
}
