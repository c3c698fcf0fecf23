using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests.Series;

/// <summary>What a sensor sends at one time.</summary>
/// <param name="At">Time since the start of the test.</param>
/// <param name="Sensor">The sensor id.</param>
/// <param name="Samples">At least one.</param>
internal sealed record SeriesRecord(TimeSpan At, string Sensor, ImmutableArray<SeriesSample> Samples)
{
    /// <summary>Writes the sensor record in its canonical form.</summary>
    /// <param name="start">Time at which the test starts.</param>
    public byte[] ToJson(DateTime start)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        writer.WriteStartObject();
        writer.WriteString("schema_version", "1.0");
        writer.WriteString("sensor_id", Sensor);
        writer.WriteString("ts", start + At);
        writer.WriteStartArray("measurements");
        foreach (SeriesSample sample in Samples) Write(sample, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(SeriesSample sample, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", sample.Measurement);
        Write(sample.Point.Value, writer);
        if (sample.Unit is not null) writer.WriteString("unit", sample.Unit);
        writer.WriteString("quality", WireNames.Of(sample.Point.Quality));
        writer.WriteEndObject();
    }

    private static void Write(SampleValue value, Utf8JsonWriter writer)
    {
        if (value.Kind == SampleKind.Text) writer.WriteString("value", value.Text);
        else if (value.Kind == SampleKind.Boolean) writer.WriteBoolean("value", value.Number != 0);
        else writer.WriteNumber("value", value.Number);
    }
}
