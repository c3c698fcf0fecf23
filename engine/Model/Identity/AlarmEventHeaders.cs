using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Model.Wire;

namespace KafkaAlarms.Engine.Model.Identity;

/// <summary>Headers of an alarm event: CloudEvents 1.0, Kafka binary mode.</summary>
/// <remarks>The value is complete without them: they are for those who route without reading it.</remarks>
internal static class AlarmEventHeaders
{
    /// <summary>Absolute <c>$id</c> of the alarm schema, the major version included.</summary>
    public const string SchemaId = "https://kafka-alarms.dev/schemas/v1/alarm.schema.json";

    private const int IdBytes = 36;

    private static readonly EventHeader SpecVersion = Constant("ce_specversion", "1.0");
    private static readonly EventHeader DataSchema = Constant("ce_dataschema", SchemaId);
    private static readonly EventHeader ContentType = Constant("content-type", "application/json");
    private static readonly EventHeader[] Types =
        [.. Enum.GetValues<AlarmEventKind>().Select(kind => Constant("ce_type", TypeOf(kind)))];

    /// <summary>The headers of one event.</summary>
    public static EventHeader[] Of(AlarmEvent alarm) =>
    [
        SpecVersion,
        new("ce_id", IdOf(alarm.EventId)),
        Types[(int)alarm.Event],
        new("ce_source", SourceOf(alarm.Rule)),
        new("ce_subject", Encoding.UTF8.GetBytes(alarm.AlarmKey)),
        new("ce_time", TimeOf(alarm.OccurredAt)),
        DataSchema,
        ContentType,
    ];

    /// <summary>CloudEvents type of an event kind, the major version included.</summary>
    public static string TypeOf(AlarmEventKind kind) => $"dev.kafka-alarms.alarm.{WireNames.Of(kind)}.v1";

    private static byte[] SourceOf(EventRule rule) =>
        [.. "/kafka-alarms/rules/"u8, .. Encoding.UTF8.GetBytes(AlarmIdentity.Escape(rule.Id))];

    private static byte[] IdOf(Guid id)
    {
        byte[] text = new byte[IdBytes];
        id.TryFormat(text, out _);
        return text;
    }

    private static byte[] TimeOf(DateTime time)
    {
        Span<byte> text = stackalloc byte[UtcTimeText.MaxLengthBytes];
        return text[..UtcTimeText.Format(time, text)].ToArray();
    }

    private static EventHeader Constant(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));
}
