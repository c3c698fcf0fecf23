using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>Writes alarm events field by field, without the serializer's machinery.</summary>
/// <remarks>Gives the very bytes that the serializer gives by the attributes of <see cref="AlarmEvent"/>; a property
/// test compares the two. For one thread.</remarks>
internal sealed class AlarmEventEncoder
{
    private static readonly byte[][] Kinds = Names<AlarmEventKind>();
    private static readonly byte[][] States = Names<AlarmState>();
    private static readonly byte[][] Priorities = Names<AlarmPriority>();
    private static readonly byte[][] Levels = Names<EventLevel>();
    private static readonly byte[][] ConditionTypes = Names<EventConditionType>();
    private static readonly byte[][] Qualities = Names<Quality>();

    private readonly JsonBytes json = new();

    /// <summary>Writes an event.</summary>
    /// <returns>A new array that the caller owns.</returns>
    public byte[] Encode(AlarmEvent alarm)
    {
        json.Clear();
        WriteIdentity(alarm);
        WriteState(alarm);
        WriteCause(alarm);
        WriteTimes(alarm);
        WriteTexts(alarm);
        WriteRest(alarm);
        return json.ToArray();
    }

    private static byte[][] Names<TEnum>()
        where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(member => Encoding.UTF8.GetBytes(WireNames.Of(member)))];

    private void WriteIdentity(AlarmEvent alarm)
    {
        json.Text("""{"schema_version":"""u8, alarm.SchemaVersion);
        json.Id(""","event_id":"""u8, alarm.EventId);
        json.Text(""","alarm_key":"""u8, alarm.AlarmKey);
        json.Id(""","alarm_id":"""u8, alarm.AlarmId);
        json.Number(""","sequence":"""u8, alarm.Sequence);
    }

    private void WriteState(AlarmEvent alarm)
    {
        json.Quoted(""","event":"""u8, Kinds[(int)alarm.Event]);
        json.Flag(""","active":"""u8, alarm.Active);
        json.Quoted(""","state":"""u8, States[(int)alarm.State]);
        json.Number(""","severity":"""u8, alarm.Severity);
        json.Quoted(""","priority":"""u8, Priorities[(int)alarm.Priority]);
        WriteLevel(""","level":"""u8, alarm.Level);
        if (AlarmEventJson.HasPreviousLevel(alarm)) WriteLevel(""","previous_level":"""u8, alarm.PreviousLevel);
        if (alarm.PreviousSeverity is { } previous) json.Number(""","previous_severity":"""u8, previous);
    }

    private void WriteCause(AlarmEvent alarm)
    {
        EventRule rule = alarm.Rule;
        json.Text(""","rule":{"id":"""u8, rule.Id);
        json.Text(""","version":"""u8, rule.Version);
        json.Text(""","assembly":"""u8, rule.Assembly);
        json.Text(""","assembly_version":"""u8, rule.AssemblyVersion);
        json.Text("""},"sensor_id":"""u8, alarm.SensorId);
        if (alarm.DeviceId is { } device) json.Text(""","device_id":"""u8, device);
        if (alarm.Measurement is { } measurement) WriteMeasurement(measurement);
        else json.Raw(""","measurement":null"""u8);
        WriteCondition(alarm.Condition);
    }

    private void WriteMeasurement(EventMeasurement measurement)
    {
        json.Text(""","measurement":{"name":"""u8, measurement.Name);
        WriteValue(""","value":"""u8, measurement.Value);
        json.TextOrNull(""","unit":"""u8, measurement.Unit);
        json.Quoted(""","quality":"""u8, Qualities[(int)measurement.Quality]);
        json.Time(""","ts":"""u8, measurement.Ts);
        json.Raw("}"u8);
    }

    private void WriteCondition(EventCondition condition)
    {
        json.Quoted(""","condition":{"type":"""u8, ConditionTypes[(int)condition.Type]);
        json.TextOrNull(""","operator":"""u8, condition.Operator);
        json.Number(""","limit":"""u8, condition.Limit);
        json.Number(""","deadband":"""u8, condition.Deadband);
        json.Number(""","on_delay_ms":"""u8, condition.OnDelayMs);
        json.Number(""","off_delay_ms":"""u8, condition.OffDelayMs);
        json.Number(""","samples":"""u8, condition.Samples);
        json.Raw("}"u8);
    }

    private void WriteTimes(AlarmEvent alarm)
    {
        json.Time(""","occurred_at":"""u8, alarm.OccurredAt);
        if (alarm.RaisedAt is { } raised) json.Time(""","raised_at":"""u8, raised);
        else json.Raw(""","raised_at":null"""u8);
        if (alarm.ClearedAt is { } cleared) json.Time(""","cleared_at":"""u8, cleared);
        if (alarm.DurationMs is { } duration) json.Number(""","duration_ms":"""u8, duration);
        if (alarm.Occurrences is { } occurrences) json.Number(""","occurrences":"""u8, occurrences);
        json.Time(""","detected_at":"""u8, alarm.DetectedAt);
    }

    private void WriteTexts(AlarmEvent alarm)
    {
        json.Text(""","message":"""u8, alarm.Message);
        if (alarm.Labels is { } labels) WriteLabels(labels);
        if (alarm.Guidance is { } guidance) WriteGuidance(guidance);
    }

    private void WriteLabels(ImmutableSortedDictionary<string, string> labels)
    {
        json.Raw(""","labels":{"""u8);
        int first = json.Length;
        foreach ((string name, string text) in labels)
        {
            if (json.Length > first) json.Raw(","u8);
            json.Text(name);
            json.Text(":"u8, text);
        }

        json.Raw("}"u8);
    }

    private void WriteGuidance(EventGuidance guidance)
    {
        json.Raw(""","guidance":{"""u8);
        int first = json.Length;
        WriteAdvice(""","cause":"""u8, guidance.Cause, first);
        WriteAdvice(""","consequence":"""u8, guidance.Consequence, first);
        WriteAdvice(""","response":"""u8, guidance.Response, first);
        WriteAdvice(""","url":"""u8, guidance.Url, first);
        json.Raw("}"u8);
    }

    private void WriteAdvice(ReadOnlySpan<byte> name, string? text, int first)
    {
        if (text is null) return;
        // The first field has no comma before it.
        json.Text(json.Length == first ? name[1..] : name, text);
    }

    private void WriteRest(AlarmEvent alarm)
    {
        if (alarm.Source is { } source) WriteSource(source);
        else json.Raw(""","source":null"""u8);
        if (alarm.Suppression is { } suppression) WriteSuppression(suppression);
        if (alarm.Chattering is { } chattering) json.Flag(""","chattering":"""u8, chattering);
        json.Raw("}"u8);
    }

    private void WriteSource(EventSource source)
    {
        json.Text(""","source":{"topic":"""u8, source.Topic);
        json.Number(""","partition":"""u8, source.Partition);
        json.Number(""","offset":"""u8, source.Offset);
        json.Number(""","index":"""u8, source.Index);
        json.Time(""","timestamp":"""u8, source.Timestamp);
        json.Raw("}"u8);
    }

    private void WriteSuppression(EventSuppression suppression)
    {
        json.Text(""","suppression":{"kind":"""u8, suppression.Kind);
        if (suppression.Until is { } until) json.Time(""","until":"""u8, until);
        if (suppression.By is { } by) json.Text(""","by":"""u8, by);
        if (suppression.Reason is { } reason) json.Text(""","reason":"""u8, reason);
        json.Raw("}"u8);
    }

    private void WriteLevel(ReadOnlySpan<byte> name, EventLevel? level)
    {
        if (level is { } shown)
        {
            json.Quoted(name, Levels[(int)shown]);
            return;
        }

        json.Raw(name);
        json.Raw("null"u8);
    }

    private void WriteValue(ReadOnlySpan<byte> name, in SampleValue value)
    {
        if (value.Kind == SampleKind.Boolean) json.Flag(name, value.Number != 0);
        else if (value.Kind == SampleKind.Text) json.TextOrNull(name, value.Text);
        else json.Number(name, value.Kind == SampleKind.Number ? value.Number : null);
    }
}
