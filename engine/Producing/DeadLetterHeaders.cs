using System.Globalization;
using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Observability;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine.Producing;

/// <summary>Headers of dead letters: those of the source record, then the reason.</summary>
internal static class DeadLetterHeaders
{
    /// <summary>Header that says that the value is only length and hash of what was refused.</summary>
    public const string Replaced = "ka.replaced";

    public static Headers Of(SourceRecord record, DecodeProblem problem, int problems)
    {
        Headers headers = [];
        for (int i = 0; i < (record.Headers?.Count ?? 0); i++)
            headers.Add(record.Headers!.NameAt(i), record.Headers.ValueAt(i).ToArray());
        Add(headers, "ka.code", problem.Code.Text());
        Add(
            headers, "ka.reason",
            problem.Element < 0 ? problem.Detail : $"element {problem.Element}: {problem.Detail}");
        Add(headers, "ka.problems", problems.ToString(CultureInfo.InvariantCulture));
        Add(headers, "ka.stage", "decode");
        Add(headers, "ka.source.topic", record.Topic);
        Add(headers, "ka.source.partition", record.Partition.ToString(CultureInfo.InvariantCulture));
        Add(headers, "ka.source.offset", record.Offset.ToString(CultureInfo.InvariantCulture));
        Add(
            headers, "ka.source.timestamp",
            new DateTime(record.KafkaTime, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture));
        Add(headers, "ka.engine.version", EngineVersion.Text);
        return headers;
    }

    public static Headers OfEvent(string violations)
    {
        Headers headers = [];
        Add(headers, "ka.code", ErrorCode.EventBreaksSchema.Text());
        Add(headers, "ka.reason", violations);
        Add(headers, "ka.stage", "validate");
        Add(headers, "ka.engine.version", EngineVersion.Text);
        return headers;
    }

    private static void Add(Headers headers, string name, string value) =>
        headers.Add(name, Encoding.UTF8.GetBytes(value));
}
