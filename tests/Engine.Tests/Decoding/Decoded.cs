using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Decoding;

/// <summary>One Kafka record and what it decodes to.</summary>
internal sealed class Decoded
{
    public const string KafkaTime = "2026-08-22T10:16:00.0000000Z";

    private readonly SensorRecordDecoder decoder;

    public Decoded(DecodingOptions? options = null) => decoder = new SensorRecordDecoder(options ?? new DecodingOptions());

    public DecodedBatch Batch { get; } = new();

    public SourceRecord Record { get; } = new() { Topic = "iot-sensordata", KafkaTime = Ticks(KafkaTime) };

    public static Decoded Of(string value, string? key = "boiler-07", DecodingOptions? options = null) =>
        Of(Encoding.UTF8.GetBytes(value), key, options);

    public static Decoded Of(byte[] value, string? key = "boiler-07", DecodingOptions? options = null)
    {
        Decoded decoded = new(options);
        decoded.Decode(value, key is null ? null : Encoding.UTF8.GetBytes(key));
        return decoded;
    }

    public void Decode(byte[]? value, byte[]? key)
    {
        Record.Key = key ?? [];
        Record.KeyLength = key?.Length ?? SourceRecord.Null;
        Record.Value = value ?? [];
        Record.ValueLength = value?.Length ?? SourceRecord.Null;
        decoder.Decode(Record, Batch);
    }

    public void Decode(string value, string? key = "boiler-07") =>
        Decode(Encoding.UTF8.GetBytes(value), key is null ? null : Encoding.UTF8.GetBytes(key));

    public DecodedRecord Single => Batch.Count == 1 ? Batch.Records[0] : throw new InvalidOperationException(ToString());

    public Sample[] Samples => Batch.Samples.ToArray();

    public Sample Sample => Batch.SampleCount == 1 ? Batch.Samples[0] : throw new InvalidOperationException(ToString());

    public ErrorCode[] Codes => [.. Batch.Problems.Select(problem => problem.Code)];

    /// <summary>Sensor, time, and samples of each record, then the problems, as one text for comparison.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (ref readonly DecodedRecord record in Batch.Records)
        {
            text.Append(record.SensorId.ToString()).Append(':');
            foreach (ref readonly Sample sample in Batch.SamplesOf(record)) text.Append(' ').Append(Format(sample));
            text.Append('\n');
        }

        foreach (DecodeProblem problem in Batch.Problems) text.Append($"! {problem.Element} {problem.Code}\n");
        return text.ToString().TrimEnd('\n');
    }

    public static string Format(in Sample sample)
    {
        string value = sample.Kind switch
        {
            SampleKind.Number => sample.Number.ToString("R"),
            SampleKind.Boolean => sample.Boolean ? "true" : "false",
            SampleKind.Text => $"'{sample.Text}'",
            _ => "none",
        };
        string unit = sample.Unit is null ? "" : $"[{sample.Unit}]";
        return $"{sample.Name}={value}{unit}{(sample.Quality == Quality.Good ? "" : $"({sample.Quality})")}";
    }

    public static long Ticks(string time) =>
        DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).UtcTicks;
}
