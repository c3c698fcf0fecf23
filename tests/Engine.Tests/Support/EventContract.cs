using KafkaAlarms.Engine.Model.Events;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>What the contract's table says of an event and the schema cannot: which fields stand on which kind.</summary>
internal static class EventContract
{
    /// <summary>The sentences of the contract that an event breaks.</summary>
    public static IEnumerable<string> Broken(AlarmEvent e) =>
        Rules(e).Where(rule => !rule.Holds).Select(rule => $"{rule.Sentence}: {e}");

    private static IEnumerable<(string Sentence, bool Holds)> Rules(AlarmEvent e)
    {
        bool ends = e.Event is AlarmEventKind.Cleared or AlarmEventKind.RuleRemoved or AlarmEventKind.Retired;
        bool hasPrevious = e.Event is AlarmEventKind.Cleared or AlarmEventKind.LevelChanged;
        bool begins = e.Event == AlarmEventKind.Raised;
        yield return ("an end is not active, everything else is", e.Active == !ends);
        yield return ("an end is normal", ends == (e.State == AlarmState.Normal));
        yield return ("an end has cleared_at, equal to occurred_at", e.ClearedAt == (ends ? e.OccurredAt : null));
        yield return ("an end has duration_ms from raise to clear", e.DurationMs == (ends ? Duration(e) : null));
        yield return ("previous_severity stands on level_changed and cleared", e.PreviousSeverity.HasValue == hasPrevious);
        yield return ("previous_level stands on level_changed and cleared", hasPrevious || e.PreviousLevel is null);
        yield return ("a change changes the level", e.Event != AlarmEventKind.LevelChanged || e.PreviousLevel != e.Level);
        yield return ("cleared names what was shown last", e.Event != AlarmEventKind.Cleared || IsAsBefore(e));
        yield return ("raised is the first of its episode, and only it", begins == (e.Sequence == 0));
        yield return ("raised_at is known, and that of the raise", begins ? e.RaisedAt == e.OccurredAt : e.RaisedAt.HasValue);
        yield return ("the priority is the band of the severity", e.Priority == SeverityBands.PriorityOf(e.Severity));
        yield return ("measurement and source are known together", e.Measurement is null == e.Source is null);
    }

    private static bool IsAsBefore(AlarmEvent e) => e.PreviousLevel == e.Level && e.PreviousSeverity == e.Severity;

    private static long Duration(AlarmEvent e) =>
        Math.Max(0, (long)(e.OccurredAt - e.RaisedAt!.Value).TotalMilliseconds);
}
