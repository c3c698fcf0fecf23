using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Csv;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Replay.Input;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Input;

/// <summary>Reads a file's text as the records that a replay sees, one line each: offset, key, time, value.</summary>
internal static class FileRecords
{
    public static LineReader Lines(byte[] text) => new(new MemoryStream(text), new DecodingOptions().MaxRecordBytes);

    public static FileForm Form(string? sensor) => new("file", new DecodingOptions(), sensor);

    /// <summary>The records, then what was broken.</summary>
    public static IReadOnlyList<string> Read(IRecordSource source)
    {
        List<string> records = [];
        SourceRecord record = new() { Topic = source.Name };
        while (source.TryRead(record, TestContext.Current.CancellationToken)) records.Add(Line(record));
        return [.. records, .. source.Broken.Problems.Select(problem => problem.ToString())];
    }

    private static string Line(SourceRecord record)
    {
        string key = record.KeyLength < 0 ? "-" : Encoding.UTF8.GetString(record.Key, 0, record.KeyLength);
        string time = new DateTime(record.KafkaTime).ToString("s", CultureInfo.InvariantCulture);
        string header = record.Headers is { } headers ? $" {headers.NameAt(0)}={Encoding.UTF8.GetString(headers.ValueAt(0).Span)}" : "";
        return $"{record.Offset} {key} {time} {Encoding.UTF8.GetString(record.Value, 0, record.ValueLength)}{header}";
    }
}
