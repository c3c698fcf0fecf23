using System.Globalization;
using KafkaAlarms.AlarmModel;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>An alarm event as one line, the same for the model's and the engine's when they agree.</summary>
internal static class EventLine
{
    public const string Topic = "iot-sensordata";

    public const int Partition = 0;

    public static string Of(AlarmEvent e)
    {
        string source = e.Source is { } s ? $"@{s.Offset}#{s.Index} kafka {Text(s.Timestamp)}" : "never heard";
        string sample = e.Measurement is { } m
            ? string.Create(CultureInfo.InvariantCulture, $"{m.Name}={m.Value.Number} {Text(m.Ts)}")
            : "no sample";
        return $"{e.AlarmKey} {Word(e.Event)} {Word(e.Level)} {e.Severity} before {Word(e.PreviousLevel)} " +
            $"{e.PreviousSeverity} at {Text(e.OccurredAt)} raised {Text(e.RaisedAt)} cleared {Text(e.ClearedAt)} " +
            $"for {e.DurationMs} no {e.Sequence} of {source} {sample} occurrences {e.Occurrences} id {e.AlarmId}";
    }

    public static string Of(ModelEvent e)
    {
        string source = e.Sample is { } s ? $"@{s.Offset}#{s.Index} kafka {Text(s.KafkaTime)}" : "never heard";
        string sample = e.Sample is { } m
            ? string.Create(CultureInfo.InvariantCulture, $"{m.Measurement}={m.Value} {Text(m.Time)}")
            : "no sample";
        return $"{e.Key} {e.Kind} {Word(e.Level)} {e.Severity} before {Word(e.PreviousLevel)} " +
            $"{e.PreviousSeverity} at {Text(e.OccurredAt)} raised {Text(e.RaisedAt)} cleared {Text(e.ClearedAt)} " +
            $"for {e.DurationMs} no {e.Sequence} of {source} {sample} occurrences {e.Occurrences} id {IdOf(e)}";
    }

    private static Guid IdOf(ModelEvent e)
    {
        EpisodeToken token = e.Episode;
        if (token.Offset is not { } offset) return AlarmIdentity.AlarmIdNeverHeard(e.Key, token.Time);
        EventLevel? level = token.Level is null ? null : Enum.Parse<EventLevel>(token.Level, ignoreCase: true);
        return AlarmIdentity.AlarmId(e.Key, Topic, Partition, offset, token.Index!.Value, token.Time, level);
    }

    private static string Word(AlarmEventKind kind) =>
        kind == AlarmEventKind.LevelChanged ? "level_changed" : kind.ToString().ToLowerInvariant();

    private static string Word(EventLevel? level) => level?.ToString().ToLowerInvariant() ?? "-";

    private static string Word(string? level) => level ?? "-";

    private static string Text(DateTime? time) =>
        time?.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) ?? "-";
}
