using System.Text.Unicode;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Samples;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Decoding.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Decoding;

/// <summary>Decodes one Kafka record of the sensor topic into sensor records and what could not be read.</summary>
/// <remarks>
/// <para>Never throws on any bytes, and allocates nothing for the usual forms. One stream thread; what it puts into the
/// batch is valid until the next call and as long as the buffers of the Kafka record are.</para>
/// <para>A problem with element -1 stands alone: nothing of the Kafka record is used. Any other leaves its neighbors.
/// An object without measurements gives a record without samples, a tombstone or an empty array neither records nor
/// problems.</para>
/// </remarks>
internal sealed class SensorRecordDecoder
{
    private readonly DecodingOptions options;
    private readonly JsonScanner scanner;
    private readonly SourceText source;
    private readonly ProblemReport report = new();
    private readonly ElementReader elements;
    private readonly BatchReader batches;
    private readonly ValueReader scalars;

    public SensorRecordDecoder(DecodingOptions options)
    {
        this.options = options;
        scanner = new JsonScanner(options.MaxDepth);
        source = new SourceText(scanner);
        elements = new ElementReader(options, scanner, source, report);
        batches = new BatchReader(options, scanner, elements, report);
        scalars = new ValueReader(options, source, report);
    }

    /// <summary>Decodes a record.</summary>
    /// <param name="record">Read only.</param>
    /// <param name="batch">Cleared, then filled.</param>
    public void Decode(SourceRecord record, DecodedBatch batch)
    {
        batch.Clear();
        report.Begin(batch);
        if (source.Begin()) elements.ForgetNames();
        elements.Times.Begin(record.KafkaTime);
        if (record.ValueLength == SourceRecord.Null) return;
        if (!IsSmallEnough(record) || !elements.SensorIds.Begin(record)) return;
        ReadOnlySpan<byte> value = record.Value.AsSpan(0, record.ValueLength);
        int start = TextStart(value);
        if (start == value.Length)
        {
            report.RefuseAll(ErrorCode.EmptyValue, "value is empty");
            return;
        }

        scanner.Begin(record.Value, start, value.Length);
        DecodeText(value, start, batch);
    }

    private bool IsSmallEnough(SourceRecord record)
    {
        if (record.ValueLength <= options.MaxRecordBytes) return true;
        report.RefuseAll(
            ErrorCode.ValueTooLarge, $"value of {record.ValueLength} bytes exceeds Decoding:MaxRecordBytes");
        return false;
    }

    private void DecodeText(ReadOnlySpan<byte> value, int start, DecodedBatch batch)
    {
        bool valid = Utf8.IsValid(value);
        if (value[start] == '[')
        {
            batches.Read(batch, checkUtf8: !valid);
        }
        else if (!valid)
        {
            report.RefuseAll(ErrorCode.NotUtf8, "value is not UTF-8");
        }
        else if (value[start] == '{')
        {
            DecodeObject(batch);
        }
        else
        {
            DecodeScalar(value[start..], batch);
        }
    }

    private void DecodeObject(DecodedBatch batch)
    {
        if (!scanner.ReadValue() || !elements.Read(batch) || !scanner.ReadEnd()) RefuseFault();
        else if (batch.Count > options.MaxElements) report.RefuseTooMany();
    }

    private void DecodeScalar(ReadOnlySpan<byte> text, DecodedBatch batch)
    {
        SampleValue value = SampleValue.None;
        if (text[0] == '"')
        {
            if (!scanner.ReadValue() || !scanner.ReadEnd()) RefuseFault();
            else if (scalars.TryRead(scanner.Token, out value)) elements.WriteScalar(value, batch);
        }
        else if (text.TrimEnd(" \t\r\n"u8).SequenceEqual("null"u8) || ValueReader.TryReadKnown(text, ref value))
        {
            elements.WriteScalar(value, batch);
        }
        else
        {
            report.RefuseAll(ErrorCode.BrokenJson, "value is neither JSON nor a known word");
        }
    }

    private void RefuseFault() => report.RefuseAll(scanner.Fault, $"fault at byte {scanner.Position}");

    /// <summary>Where the text begins, behind a byte order mark and white space.</summary>
    private static int TextStart(ReadOnlySpan<byte> value)
    {
        int start = value.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (start < value.Length && value[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') start++;
        return start;
    }
}
