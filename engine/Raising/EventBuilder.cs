using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Messages;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Makes the alarm event of a transition.</summary>
internal sealed class EventBuilder(TimeProvider clock)
{
    /// <summary>Builds the next event of the condition's episode, and counts it.</summary>
    public AlarmEvent Build(StreamTask task, ConditionState condition, in Transition transition)
    {
        if (transition.Kind == AlarmEventKind.Raised) condition.AlarmId = NewAlarmId(task, condition, transition.Level);
        AlarmEvent alarm = condition.Runner is null || transition.Kind == AlarmEventKind.RuleRemoved
            ? FromLast(task, condition, in transition)
            : FromState(task, condition, condition.Runner, in transition);
        condition.NextSequence++;
        condition.ShownSeverity = alarm.Severity;
        MessageTemplate template = condition.Runner?.Variant.Message ?? MessageTemplate.Default;
        alarm.Message = template.Render(alarm);
        return alarm;
    }

    private static Guid NewAlarmId(StreamTask task, ConditionState condition, AlarmLevel level)
    {
        // Silence that counts from a listing, or from the return of the rule: the last sample may have had an alarm.
        if (condition is { IsNoData: true, ListedAt: not 0 })
            return AlarmIdentity.AlarmIdNeverHeard(condition.AlarmKey, Utc(condition.ListedAt));
        RecordPoint first = condition.IsNoData ? condition.Last.Point : condition.Levels[(int)level].First;
        return AlarmIdentity.AlarmId(
            condition.AlarmKey, task.Topic, task.Partition,
            first.Offset, first.Index, Utc(first.Time), EventWords.Of(level));
    }

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);

    private AlarmEvent FromState(
        StreamTask task, ConditionState condition, RuleRunner runner, in Transition transition)
    {
        bool ends = transition.Kind == AlarmEventKind.Cleared;
        // What clears is what was shown, also when the rules give it another severity by now.
        int severity = ends ? condition.ShownSeverity : SeverityOf(condition, runner, transition.Level);
        bool hasPrevious = ends || transition.Kind == AlarmEventKind.LevelChanged;
        AlarmLevel previous = transition.Previous ?? transition.Level;
        return new AlarmEvent
        {
            EventId = AlarmIdentity.EventId(condition.AlarmId, condition.NextSequence, transition.Kind),
            AlarmKey = condition.AlarmKey,
            AlarmId = condition.AlarmId,
            Sequence = condition.NextSequence,
            Event = transition.Kind,
            Active = !ends,
            State = ends ? AlarmState.Normal : AlarmState.Unacknowledged,
            Severity = severity,
            Priority = SeverityBands.PriorityOf(severity),
            Level = EventWords.Of(transition.Level),
            PreviousLevel = hasPrevious ? EventWords.Of(previous) : null,
            PreviousSeverity = hasPrevious ? condition.ShownSeverity : null,
            Rule = runner.EventRule,
            SensorId = condition.Sensor.Id,
            DeviceId = DescribedBy(condition).DeviceId,
            Measurement = MeasurementOf(condition),
            Condition = ConditionOf(condition, runner, transition.Level),
            OccurredAt = Utc(transition.At),
            RaisedAt = Utc(condition.RaisedAt),
            ClearedAt = ends ? Utc(transition.At) : null,
            DurationMs = ends ? DurationMs(condition, transition.At) : null,
            Occurrences = condition.IsNoData ? null : condition.Occurrences,
            DetectedAt = clock.GetUtcNow().UtcDateTime,
            Message = "",
            Labels = Merge(DescribedBy(condition).Labels, runner.Variant.Labels),
            Guidance = runner.Variant.Guidance,
            Source = SourceOf(task, condition),
        };
    }

    private AlarmEvent FromLast(StreamTask task, ConditionState condition, in Transition transition)
    {
        AlarmEvent last = AlarmEventJson.Decode(condition.LastEvent);
        return last with
        {
            EventId = AlarmIdentity.EventId(condition.AlarmId, condition.NextSequence, transition.Kind),
            Sequence = condition.NextSequence,
            Event = transition.Kind,
            Active = false,
            State = AlarmState.Normal,
            PreviousLevel = null,
            PreviousSeverity = null,
            Measurement = MeasurementOf(condition),
            OccurredAt = Utc(transition.At),
            ClearedAt = Utc(transition.At),
            DurationMs = DurationMs(condition, transition.At),
            Occurrences = condition.IsNoData ? null : condition.Occurrences,
            DetectedAt = clock.GetUtcNow().UtcDateTime,
            Source = SourceOf(task, condition),
        };
    }

    private static Sensor DescribedBy(ConditionState condition) => condition.Described ?? condition.Sensor.Sensor;

    private static NoDataSettings NoDataOf(ConditionState condition, RuleRunner runner) =>
        runner.Variant.NoData ?? runner.Entry.Base.NoData
        ?? condition.Sensor.Shape.Plan.Find(condition.RuleId)!.NoData!;

    private static long DurationMs(ConditionState condition, long at) =>
        Math.Max(0, (at - condition.RaisedAt) / TimeSpan.TicksPerMillisecond);

    private static int SeverityOf(ConditionState condition, RuleRunner runner, AlarmLevel level)
    {
        if (condition.IsNoData) return NoDataOf(condition, runner).Severity;
        // A level that the rules lack stands with the severity that it had.
        return condition.Plan![level] is null
            ? condition.Levels[(int)level].Severity : runner.Variant.Levels[(int)level].Severity;
    }

    private static EventMeasurement? MeasurementOf(ConditionState condition)
    {
        LastSample last = condition.Last;
        if (last.IsNone) return null;
        return new EventMeasurement(last.Name, last.Value, last.Unit, last.Quality, Utc(last.Point.Time));
    }

    private static EventSource? SourceOf(StreamTask task, ConditionState condition)
    {
        if (condition.Last.IsNone) return null;
        RecordPoint point = condition.Last.Point;
        return new EventSource(task.Topic, task.Partition, point.Offset, point.Index, Utc(point.KafkaTime));
    }

    private static EventCondition ConditionOf(ConditionState condition, RuleRunner runner, AlarmLevel level)
    {
        if (condition.IsNoData) return EventWords.Of(NoDataOf(condition, runner));
        ConditionPlan plan = condition.Plan!;
        // A level that the rules lack stands for a while longer; its limit is not known any more.
        return plan[level]?.Tested ?? EventWords.Of(plan.Condition.Type, null, plan.SettingsOf(level));
    }

    private static ImmutableSortedDictionary<string, string>? Merge(
        ImmutableSortedDictionary<string, string> sensor, ImmutableSortedDictionary<string, string> rule)
    {
        if (sensor.IsEmpty) return rule.IsEmpty ? null : rule;
        return rule.IsEmpty ? sensor : sensor.SetItems(rule);
    }
}
