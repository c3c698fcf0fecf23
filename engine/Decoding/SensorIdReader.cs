using System.Runtime.InteropServices;
using System.Text.Unicode;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Samples;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Decoding;

/// <summary>Chooses the sensor id: Kafka key, body, header, in the configured order.</summary>
internal sealed class SensorIdReader(DecodingOptions options, SourceText source, ProblemReport report)
{
    private SourceRecord? record;
    private Utf8Slice key;

    /// <summary>Begins with a new Kafka record.</summary>
    /// <returns>False when its key cannot be an id; the problem is then reported.</returns>
    public bool Begin(SourceRecord next)
    {
        record = next;
        key = new Utf8Slice(next.Key, 0, Math.Max(next.KeyLength, 0));
        if (key.Length > options.MaxTextBytes)
        {
            report.RefuseAll(ErrorCode.TextTooLong, "Kafka key longer than Decoding:MaxTextBytes");
            return false;
        }

        if (Utf8.IsValid(key.Span)) return true;
        report.RefuseAll(ErrorCode.NotUtf8, "Kafka key is not UTF-8");
        return false;
    }

    /// <summary>Chooses the id of one sensor record.</summary>
    /// <param name="token">Its <c>sensor_id</c>, or none.</param>
    /// <param name="header">Where the id goes.</param>
    /// <returns>False when there is none that can be used; the problem is then reported.</returns>
    public bool TryChoose(in JsonToken token, ref DecodedRecord header)
    {
        if (!TryReadBody(token, out Utf8Slice body)) return false;
        header.KeyMismatch = !key.IsEmpty && !body.IsEmpty && !key.Span.SequenceEqual(body.Span);
        header.Unkeyed = key.IsEmpty || (header.KeyMismatch && options.SensorId == SensorIdSource.Body);
        if (!header.Unkeyed) header.SensorId = key;
        else if (!body.IsEmpty) header.SensorId = body;
        else return TryReadHeader(ref header);
        return true;
    }

    private bool TryReadBody(in JsonToken token, out Utf8Slice body)
    {
        body = default;
        if (token.Kind is not (JsonKind.String or JsonKind.Number)) return true;
        if (token.Length > options.MaxTextBytes)
        {
            report.RefuseElement(ErrorCode.TextTooLong, "sensor_id longer than Decoding:MaxTextBytes");
            return false;
        }

        if (source.TryRead(token, out body)) return true;
        report.RefuseElement(ErrorCode.BrokenJson, "sensor_id with an escape that is half of a character");
        return false;
    }

    private bool TryReadHeader(ref DecodedRecord header)
    {
        ReadOnlyMemory<byte> value = HeaderValue();
        if (value.IsEmpty)
        {
            report.RefuseElement(ErrorCode.NoSensorId, "no sensor id in key, body or header");
            return false;
        }

        if (value.Length > options.MaxTextBytes || !Utf8.IsValid(value.Span))
        {
            ErrorCode code = value.Length > options.MaxTextBytes ? ErrorCode.TextTooLong : ErrorCode.NotUtf8;
            report.RefuseElement(code, "header with the sensor id is longer than Decoding:MaxTextBytes or not UTF-8");
            return false;
        }

        header.SensorId = MemoryMarshal.TryGetArray(value, out ArraySegment<byte> bytes)
            ? new Utf8Slice(bytes.Array!, bytes.Offset, bytes.Count)
            : source.Keep(value.Span);
        return true;
    }

    private ReadOnlyMemory<byte> HeaderValue()
    {
        IRecordHeaders? headers = record?.Headers;
        for (int i = (headers?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (headers!.NameAt(i) == options.SensorIdHeader) return headers.ValueAt(i);
        }

        return default;
    }
}
