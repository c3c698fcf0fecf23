using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State;

/// <summary>Writes and reads alarm state v1: the last event, and what the engine must
/// remember of the condition.</summary>
internal sealed class ConditionCodec
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>Writes a condition as it stands before the record at an offset.</summary>
    public byte[] Encode(ConditionState condition, long asOf)
    {
        buffer.ResetWrittenCount();
        using Utf8JsonWriter writer = new(buffer);
        writer.WriteStartObject();
        writer.WriteString("schema_version"u8, "1.0"u8);
        writer.WriteString("alarm_key"u8, condition.AlarmKey);
        writer.WritePropertyName("event"u8);
        if (condition.LastEvent is { } alarm) writer.WriteRawValue(alarm, skipInputValidation: true);
        else writer.WriteNullValue();
        writer.WritePropertyName("engine"u8);
        WriteEngine(writer, condition, asOf);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a condition into its sensor.</summary>
    /// <param name="bytes">The state record's value.</param>
    /// <param name="sensorFor">Gives the sensor of an id.</param>
    /// <returns>The condition, not yet bound to a rule.</returns>
    /// <exception cref="JsonException">The bytes are no alarm state.</exception>
    /// <exception cref="KeyNotFoundException">A field is missing.</exception>
    public static ConditionState Decode(byte[] bytes, Func<string, SensorState> sensorFor)
    {
        using JsonDocument document = JsonDocument.Parse(bytes);
        JsonElement root = document.RootElement;
        JsonElement engine = root.GetProperty("engine"u8);
        string ruleId = engine.GetProperty("rule"u8).GetString()!;
        string instance = engine.GetProperty("instance"u8).GetString()!;
        SensorState sensor = sensorFor(engine.GetProperty("sensor"u8).GetString()!);
        ConditionState condition = Place(sensor, ruleId, instance, root.GetProperty("alarm_key"u8).GetString()!);
        JsonElement alarm = root.GetProperty("event"u8);
        bool hasEvent = alarm.ValueKind != JsonValueKind.Null;
        condition.LastEvent = hasEvent ? JsonMarshal.GetRawUtf8Value(alarm).ToArray() : null;
        ReadEngine(engine, condition);
        condition.IsStored = true;
        return condition;
    }

    private static ConditionState Place(SensorState sensor, string ruleId, string instance, string alarmKey)
    {
        ConditionState? watch = instance == AlarmInstance.NoData ? sensor.FindSilence(ruleId) : null;
        if (watch is not null) return watch;
        ConditionState condition = new(sensor, ruleId, instance, alarmKey);
        (sensor.Live ??= []).Add(condition);
        return condition;
    }

    private static void WriteEngine(Utf8JsonWriter writer, ConditionState condition, long asOf)
    {
        writer.WriteStartObject();
        writer.WriteString("rule"u8, condition.RuleId);
        writer.WriteString("sensor"u8, condition.Sensor.Id);
        writer.WriteString("instance"u8, condition.Instance);
        writer.WriteNumber("as_of"u8, asOf);
        writer.WriteNumber("clock"u8, condition.Clock);
        writer.WriteNumber("occurrences"u8, condition.Occurrences);
        writer.WriteNumber("shown"u8, condition.Shown is { } level ? (int)level : -1);
        writer.WriteString("alarm_id"u8, condition.AlarmId);
        writer.WriteNumber("next_sequence"u8, condition.NextSequence);
        writer.WriteNumber("raised_at"u8, condition.RaisedAt);
        writer.WriteNumber("listed_at"u8, condition.ListedAt);
        writer.WriteNumber("lacking_since"u8, condition.LackingSince);
        writer.WriteBase64String("last"u8, EncodeLast(condition.Last));
        writer.WriteStartArray("levels"u8);
        for (int i = 0; i < condition.Levels.Length; i++) WriteLevel(writer, i, in condition.Levels[i]);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLevel(Utf8JsonWriter writer, int index, in LevelState level)
    {
        if (level.IsQuiet) return;
        writer.WriteStartObject();
        writer.WriteNumber("level"u8, index);
        writer.WriteBoolean("active"u8, level.Active);
        writer.WriteNumber("count"u8, level.Count);
        writer.WriteNumber("since"u8, level.Since);
        writer.WriteNumber("normal_since"u8, level.NormalSince);
        writer.WriteStartArray("first"u8);
        writer.WriteNumberValue(level.First.Offset);
        writer.WriteNumberValue(level.First.Index);
        writer.WriteNumberValue(level.First.Time);
        writer.WriteNumberValue(level.First.KafkaTime);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static byte[] EncodeLast(in LastSample last)
    {
        ByteWriter bytes = new();
        bytes.Write(in last);
        return bytes.ToArray();
    }

    private static void ReadEngine(JsonElement engine, ConditionState condition)
    {
        int shown = engine.GetProperty("shown"u8).GetInt32();
        condition.AsOf = engine.GetProperty("as_of"u8).GetInt64();
        condition.Clock = engine.GetProperty("clock"u8).GetInt64();
        condition.Occurrences = engine.GetProperty("occurrences"u8).GetInt64();
        condition.Shown = shown < 0 ? null : (AlarmLevel)shown;
        condition.AlarmId = engine.GetProperty("alarm_id"u8).GetGuid();
        condition.NextSequence = engine.GetProperty("next_sequence"u8).GetInt64();
        condition.RaisedAt = engine.GetProperty("raised_at"u8).GetInt64();
        condition.ListedAt = engine.GetProperty("listed_at"u8).GetInt64();
        condition.LackingSince = engine.GetProperty("lacking_since"u8).GetInt64();
        ByteReader last = new(engine.GetProperty("last"u8).GetBytesFromBase64());
        condition.Last = last.ReadSample();
        foreach (JsonElement level in engine.GetProperty("levels"u8).EnumerateArray())
        {
            int index = level.GetProperty("level"u8).GetInt32();
            if ((uint)index < (uint)condition.Levels.Length) condition.Levels[index] = ReadLevel(level);
        }
    }

    private static LevelState ReadLevel(JsonElement level)
    {
        JsonElement first = level.GetProperty("first"u8);
        return new LevelState
        {
            Active = level.GetProperty("active"u8).GetBoolean(),
            Count = level.GetProperty("count"u8).GetInt32(),
            Since = level.GetProperty("since"u8).GetInt64(),
            NormalSince = level.GetProperty("normal_since"u8).GetInt64(),
            First = new RecordPoint(
                first[0].GetInt64(), first[1].GetInt32(), first[2].GetInt64(), first[3].GetInt64()),
        };
    }
}
