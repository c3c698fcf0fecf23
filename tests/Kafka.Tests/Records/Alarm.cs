using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Confluent.Kafka;

namespace KafkaAlarms.Kafka.Tests.Records;

/// <summary>One alarm event as an integrator sees it: what stands in the record, by the names of the wire.</summary>
internal sealed class Alarm
{
    private readonly JsonElement body;

    private Alarm(JsonElement body, ConsumeResult<byte[]?, byte[]?> record)
    {
        this.body = body;
        Record = record;
    }

    public ConsumeResult<byte[]?, byte[]?> Record { get; }

    public string EventId => Text("event_id");

    public string AlarmKey => Text("alarm_key");

    public string AlarmId => Text("alarm_id");

    public long Sequence => body.GetProperty("sequence").GetInt64();

    public string Event => Text("event");

    public string? Level => body.GetProperty("level").GetString();

    public string SensorId => Text("sensor_id");

    public string RuleId => body.GetProperty("rule").GetProperty("id").GetString()!;

    public DateTimeOffset OccurredAt => body.GetProperty("occurred_at").GetDateTimeOffset();

    public string ConditionType => body.GetProperty("condition").GetProperty("type").GetString()!;

    public JsonElement this[string field] => body.GetProperty(field);

    public static Alarm Read(ConsumeResult<byte[]?, byte[]?> record) =>
        new(JsonDocument.Parse(record.Message.Value!).RootElement, record);

    /// <summary>Everything but the engine's own clock: what two runs over one input must agree about.</summary>
    public string WithoutDetectedAt()
    {
        JsonObject copy = JsonNode.Parse(body.GetRawText())!.AsObject();
        copy.Remove("detected_at");
        return copy.ToJsonString();
    }

    public string Header(string name) => Encoding.UTF8.GetString(Record.Message.Headers.GetLastBytes(name));

    public override string ToString() =>
        $"{AlarmKey} #{Sequence} {Event} {Level} {OccurredAt:O} {this["measurement"]} {this["source"]} {EventId}";

    private string Text(string field) => body.GetProperty(field).GetString()!;
}
