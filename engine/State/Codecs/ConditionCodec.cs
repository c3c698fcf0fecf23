using System.Text.Json;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Codecs;

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
    /// <param name="sensors">Where the sensor is found or taken in.</param>
    /// <param name="texts">Where texts that were read before are found again.</param>
    /// <returns>The condition, not yet bound to a rule.</returns>
    /// <exception cref="JsonException">The bytes are no alarm state.</exception>
    /// <exception cref="KeyNotFoundException">A field is missing.</exception>
    public static ConditionState Decode(ReadOnlySpan<byte> bytes, SensorTable sensors, TextPool texts)
    {
        StateParts parts = StateParts.Of(bytes);
        Span<LevelState> levels = stackalloc LevelState[ConditionPlan.LevelCount];
        EngineFields engine = new(texts, levels);
        engine.Read(parts.Engine);
        SensorState sensor = sensors.Restore(engine.SensorUtf8);
        ConditionState condition = Place(
            sensor, engine.Rule, engine.Instance, parts.AlarmKey, engine.IsNoData);
        bool hasEvent = !parts.Event.SequenceEqual("null"u8);
        condition.LastEvent = hasEvent ? parts.Event.ToArray() : null;
        condition.ShownSeverity = hasEvent ? AlarmEventJson.SeverityOf(parts.Event) : 0;
        condition.AsOf = engine.AsOf;
        condition.Clock = engine.Clock;
        condition.Occurrences = engine.Occurrences;
        condition.Shown = engine.Shown;
        condition.AlarmId = engine.AlarmId;
        condition.NextSequence = engine.NextSequence;
        condition.RaisedAt = engine.RaisedAt;
        condition.ListedAt = engine.ListedAt;
        condition.LackingSince = engine.LackingSince;
        condition.Last = engine.Last;
        condition.Described = engine.DescribedOf(sensor);
        levels.CopyTo(condition.Levels);
        condition.IsStored = true;
        return condition;
    }

    private static ConditionState Place(
        SensorState sensor, string ruleId, string instance, string alarmKey, bool isNoData)
    {
        ConditionState? watch = isNoData ? sensor.FindSilence(ruleId) : null;
        if (watch is not null) return watch;
        ConditionState condition = new(sensor, ruleId, instance, alarmKey, isNoData);
        sensor.Keep(condition);
        return condition;
    }

    private void WriteEngine(ConditionState condition, long asOf)
    {
        json.Text(""","engine":{"rule":"""u8, condition.RuleId);
        json.Text(""","sensor":"""u8, condition.Sensor.Id);
        json.Text(""","instance":"""u8, condition.Instance);
        if (condition.IsNoData) json.Flag(""","no_data":"""u8, true);
        if (condition.Described is { } described) Write(described);
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

    private void Write(Sensor described)
    {
        json.TextOrNull(""","device":"""u8, described.DeviceId);
        json.Raw(""","labels":["""u8);
        int first = json.Length;
        foreach ((string name, string value) in described.Labels)
        {
            if (json.Length > first) json.Raw(","u8);
            json.Text(name);
            json.Text(","u8, value);
        }

        json.Raw("]"u8);
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
        if (level.Severity != 0) json.Number(""","severity":"""u8, level.Severity);
        json.Number(""","first":["""u8, level.First.Offset);
        json.Number(","u8, level.First.Index);
        json.Number(","u8, level.First.Time);
        json.Number(","u8, level.First.KafkaTime);
        json.Raw("]}"u8);
    }
}
