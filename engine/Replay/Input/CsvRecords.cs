using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Csv;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>Rows of a CSV file as sensor records: each cell is a measurement of its column's name, blank ones are left
/// out.</summary>
internal sealed class CsvRecords : IRecordSource
{
    private static readonly byte[] LabelsName = RecordJson.NameOf("labels"u8);

    private readonly LineReader lines;
    private readonly CsvReader rows;
    private readonly CsvColumns columns;
    private readonly FileForm options;
    private readonly OwnTime time;
    private readonly RecordJson json = new();
    private readonly ImmutableArray<byte[]> names;
    private byte[] key = new byte[64];

    private CsvRecords(LineReader lines, CsvReader rows, CsvColumns columns, FileForm options)
    {
        this.lines = lines;
        this.rows = rows;
        this.columns = columns;
        this.options = options;
        time = new OwnTime(options.Decoding);
        Broken = new BrokenLines(options.Name);
        names = [.. columns.Names.Select(name => RecordJson.NameOf(Encoding.UTF8.GetBytes(CsvColumns.MemberOf(name))))];
    }

    public string Name => options.Name;

    public double? Progress => lines.Progress;

    public MeasurementTally Measurements => time.Measurements;

    public IEnumerable<(int Partition, DateTime KafkaTime)> Ends => [];

    public BrokenLines Broken { get; }

    /// <summary>Reads the header.</summary>
    /// <param name="lines">Read and closed by what is returned.</param>
    /// <param name="options">How it is read.</param>
    /// <returns>The records, or what is wrong with the header.</returns>
    public static (CsvRecords? Records, ImmutableArray<Problem> Problems) Open(LineReader lines, FileForm options)
    {
        CsvReader rows = new(lines, options.Decoding.MaxRecordBytes);
        (CsvColumns? columns, ImmutableArray<Problem> problems) =
            CsvColumns.Read(rows, options.Name, options.Sensor is not null);
        return (columns is null ? null : new CsvRecords(lines, rows, columns, options), problems);
    }

    public bool TryRead(SourceRecord record, CancellationToken stop)
    {
        while (rows.Read())
        {
            if (FaultOfRow() is { } fault) Broken.Add(rows.Line, fault);
            else if (TryTake(record)) return true;
        }

        return false;
    }

    public void Dispose() => lines.Dispose();

    private string? FaultOfRow()
    {
        if (rows.Fault is not null || rows.Count == columns.Names.Length) return rows.Fault;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Cells in the row: {rows.Count}; columns in the header: {columns.Names.Length}.");
    }

    private bool TryTake(SourceRecord record)
    {
        record.Offset = rows.Line;
        record.Headers = options.Headers;
        SetKey(record);
        SetValue(record);
        if (time.TrySet(record)) return true;
        Broken.Add(rows.Line, "The row has no time that can be read.");
        return false;
    }

    private void SetKey(SourceRecord record)
    {
        ReadOnlySpan<byte> sensor = columns.Sensor < 0 ? default : rows[columns.Sensor].Trim(" \t"u8);
        if (key.Length < sensor.Length) key = new byte[sensor.Length * 2];
        sensor.CopyTo(key);
        record.Key = key;
        record.KeyLength = sensor.IsEmpty ? SourceRecord.Null : sensor.Length;
    }

    private void SetValue(SourceRecord record)
    {
        json.Begin();
        foreach (int column in columns.Members) Add(column);
        if (!columns.Labels.IsEmpty)
        {
            json.Begin(LabelsName);
            foreach (int column in columns.Labels) Add(column);
            json.End();
        }

        json.End();
        json.GiveTo(record);
    }

    private void Add(int column)
    {
        ReadOnlySpan<byte> cell = rows[column];
        if (!cell.Trim(" \t"u8).IsEmpty) json.Add(names[column], cell);
    }
}
