using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Csv;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Replay.Input;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>Opens the file that a replay reads, as CSV or JSON lines.</summary>
internal static class FileInput
{
    private const string StandardInput = "-";

    private static readonly string[] JsonExtensions = [".jsonl", ".ndjson", ".json"];

    /// <summary>Opens it.</summary>
    /// <param name="path">Of the file, or - for standard input.</param>
    /// <param name="sensor">Sensor id of records that name none; null: they are refused.</param>
    /// <param name="decoding">How the engine reads records.</param>
    /// <param name="standardInput">Standard input.</param>
    /// <returns>The records, or why they cannot be read.</returns>
    public static OpenedInput Open(string path, string? sensor, DecodingOptions decoding, Stream standardInput)
    {
        bool isStandard = path == StandardInput;
        FileForm form = new(isStandard ? "stdin" : Path.GetFileName(path), decoding, sensor);
        try
        {
            LineReader lines = new(isStandard ? standardInput : File.OpenRead(path), decoding.MaxRecordBytes);
            bool isJson = lines.Peek() is (byte)'{' or (byte)'[' || JsonExtensions.Contains(Path.GetExtension(path));
            return isJson ? new OpenedInput(new JsonRecords(lines, form), []) : OpenCsv(lines, form);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new OpenedInput(null, [Unreadable(path, "The file cannot be read.")]);
        }
    }

    /// <summary>What is wrong with a file that cannot be read.</summary>
    public static Problem Unreadable(string? path, string what) =>
        new(ErrorCode.ReplayInputUnreadable, $"argument --input {path}", what, "Name one that can.");

    private static OpenedInput OpenCsv(LineReader lines, FileForm form)
    {
        (CsvRecords? records, ImmutableArray<Problem> problems) = CsvRecords.Open(lines, form);
        if (records is null) lines.Dispose();
        return new OpenedInput(records, problems);
    }
}
