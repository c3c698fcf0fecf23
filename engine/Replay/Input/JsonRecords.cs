using KafkaAlarms.Engine.Csv;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>Sensor records as JSON lines: each line is the value of a Kafka record, in any form that the engine reads.
/// </summary>
internal sealed class JsonRecords(LineReader lines, FileForm options) : IRecordSource
{
    private readonly OwnTime time = new(options.Decoding);

    public string Name => options.Name;

    public double? Progress => lines.Progress;

    public MeasurementTally Measurements => time.Measurements;

    public IEnumerable<(int Partition, DateTime KafkaTime)> Ends => [];

    public BrokenLines Broken { get; } = new(options.Name);

    public bool TryRead(SourceRecord record, CancellationToken stop)
    {
        record.Key = [];
        record.KeyLength = SourceRecord.Null;
        record.Headers = options.Headers;
        while (lines.Read())
        {
            if (lines.IsTooLong)
            {
                Broken.Add(
                    lines.Number,
                    $"The line is longer than {options.Decoding.MaxRecordBytes} bytes (Decoding:MaxRecordBytes).");
            }
            else if (!lines.Line.AsSpan().Trim(" \t"u8).IsEmpty && TryTake(record))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => lines.Dispose();

    private bool TryTake(SourceRecord record)
    {
        record.Offset = lines.Number;
        // The reader's buffer begins elsewhere, and the decoder wants a value that begins at 0.
        if (record.Value.Length < lines.Line.Count) record.Value = new byte[lines.Line.Count * 2];
        lines.Line.AsSpan().CopyTo(record.Value);
        record.ValueLength = lines.Line.Count;
        if (time.TrySet(record)) return true;
        Broken.Add(lines.Number, "The record has no time that can be read, and a file has no other.");
        return false;
    }
}
