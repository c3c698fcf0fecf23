using System.Runtime.InteropServices;
using System.Text.Json;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State;

/// <summary>Writes and reads alarm state v1: the last event, and what the engine must
/// remember of the condition.</summary>
internal sealed class ConditionCodec
{
    private readonly JsonBytes json = new();
    private readonly ByteWriter last = new();

    /// <summary>Writes a condition as it stands before the record at an offset.</summary>
    public byte[] Encode(ConditionState condition, long asOf)
    {
        json.Clear();
        json.Text("""{"schema_version":"1.0","alarm_key":"""u8, condition.AlarmKey);
        json.Raw(""","event":"""u8);
        json.Raw(condition.LastEvent is { } alarm ? alarm : "null"u8);
        WriteEngine(condition, asOf);
        WriteLevels(condition);
        json.Raw("}}"u8);
        return json.ToArray();
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
        condition.ShownSeverity = hasEvent ? alarm.GetProperty("severity"u8).GetInt32() : 0;
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

    private void WriteEngine(ConditionState condition, long asOf)
    {
        json.Text(""","engine":{"rule":"""u8, condition.RuleId);
        json.Text(""","sensor":"""u8, condition.Sensor.Id);
        json.Text(""","instance":"""u8, condition.Instance);
        json.Number(""","as_of":"""u8, asOf);
        json.Number(""","clock":"""u8, condition.Clock);
        json.Number(""","occurrences":"""u8, condition.Occurrences);
        json.Number(""","shown":"""u8, condition.Shown is { } level ? (int)level : -1);
        json.Id(""","alarm_id":"""u8, condition.AlarmId);
        json.Number(""","next_sequence":"""u8, condition.NextSequence);
        json.Number(""","raised_at":"""u8, condition.RaisedAt);
        json.Number(""","listed_at":"""u8, condition.ListedAt);
        json.Number(""","lacking_since":"""u8, condition.LackingSince);
        last.Clear();
        LastSample sample = condition.Last;
        last.Write(in sample);
        json.Base64(""","last":"""u8, last.Written);
    }

    private void WriteLevels(ConditionState condition)
    {
        json.Raw(""","levels":["""u8);
        int first = json.Length;
        for (int i = 0; i < condition.Levels.Length; i++)
        {
            if (condition.Levels[i].IsQuiet) continue;
            if (json.Length > first) json.Raw(","u8);
            WriteLevel(i, in condition.Levels[i]);
        }

        json.Raw("]"u8);
    }

    private void WriteLevel(int index, in LevelState level)
    {
        json.Number("""{"level":"""u8, index);
        json.Flag(""","active":"""u8, level.Active);
        json.Number(""","count":"""u8, level.Count);
        json.Number(""","since":"""u8, level.Since);
        json.Number(""","normal_since":"""u8, level.NormalSince);
        if (level.LackingSince != 0) json.Number(""","lacking_since":"""u8, level.LackingSince);
        json.Number(""","first":["""u8, level.First.Offset);
        json.Number(","u8, level.First.Index);
        json.Number(","u8, level.First.Time);
        json.Number(","u8, level.First.KafkaTime);
        json.Raw("]}"u8);
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
            LackingSince = level.TryGetProperty("lacking_since"u8, out JsonElement since) ? since.GetInt64() : 0,
            First = new RecordPoint(
                first[0].GetInt64(), first[1].GetInt32(), first[2].GetInt64(), first[3].GetInt64()),
        };
    }
}
