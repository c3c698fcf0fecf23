using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Replay.Input;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>Opens the file that a replay reads, as CSV or JSON lines.</summary>
internal static class FileInput
{
    private const string StandardInput = "-";

    private static readonly string[] JsonExtensions = [".jsonl", ".ndjson", ".json"];

    /// <summary>Opens it.</summary>
    /// <returns>The records, or why they cannot be read.</returns>
    public static (IRecordSource? Source, ImmutableArray<Problem> Problems) Open(
        ReplayRequest request, DecodingOptions decoding, CommandContext context)
    {
        bool isStandard = request.Input == StandardInput;
        FileForm options = new(isStandard ? "stdin" : Path.GetFileName(request.Input), decoding, request.Sensor);
        try
        {
            LineReader lines = new(isStandard ? context.Input : File.OpenRead(request.Input), decoding.MaxRecordBytes);
            if (lines.Peek() is (byte)'{' or (byte)'[') return (new JsonRecords(lines, options), []);
            if (JsonExtensions.Contains(Path.GetExtension(request.Input))) return (new JsonRecords(lines, options), []);
            (CsvRecords? records, ImmutableArray<Problem> problems) = CsvRecords.Open(lines, options);
            if (records is null) lines.Dispose();
            return (records, problems);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, [new Problem(
                ErrorCode.ReplayInputUnreadable,
                $"argument --input {request.Input}",
                "The file cannot be read.",
                "Name one that can.")]);
        }
    }
}
