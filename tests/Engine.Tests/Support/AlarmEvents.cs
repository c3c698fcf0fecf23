using System.Collections.Immutable;
using System.Text;
using CsCheck;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Random alarm events as the engine may write them.</summary>
internal static class AlarmEvents
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char.AlphaNumeric, 0, 12],
        OneOf("", "\uD800", "a\nb", "K\u00FChler \uD83D\uDD25", "\"\\/\u0001", "~1/.~0"));

    private static readonly Gen<string> Names = Texts.Select(text => "n" + text);

    private static readonly Gen<DateTime> Times =
        Gen.Long[new DateTime(1000, 1, 1).Ticks, DateTime.MaxValue.Ticks].Select(ticks => new DateTime(ticks, DateTimeKind.Utc));

    private static readonly Gen<long> Counts = Gen.Long[0, AlarmEvent.LargestCount];

    private static readonly Gen<SampleValue> Values = Gen.OneOf(
        Gen.Double.Select(number => SampleValue.Of(number)),
        Gen.Bool.Select(value => new SampleValue(SampleKind.Boolean, value ? 1 : 0, null)),
        Texts.Select(text => new SampleValue(SampleKind.Text, 0, text)),
        Gen.Const(SampleValue.None));

    private static readonly Gen<EventMeasurement> Measurements =
        Gen.Select(Texts, Values, Texts.Null(), Gen.Enum<Quality>(), Times)
            .Select((name, value, unit, quality, ts) => new EventMeasurement(name, value, unit, quality, ts));

    private static readonly Gen<EventCondition> Conditions =
        Gen.Select(
                Gen.Enum<EventConditionType>(),
                OneOf<string?>(">", ">=", "<", "<=", null),
                Gen.Double.Nullable(),
                Gen.Double[0, 1e9].Nullable(),
                Counts,
                Counts,
                Gen.Int[1, int.MaxValue])
            .Select((type, op, limit, deadband, on, off, samples) => new EventCondition(type, op, limit, deadband, on, off, samples));

    private static readonly Gen<EventSource> Sources =
        Gen.Select(Names, Gen.Int[0, int.MaxValue], Counts, Gen.Int[0, int.MaxValue], Times)
            .Select((topic, partition, offset, index, timestamp) => new EventSource(topic, partition, offset, index, timestamp));

    private static readonly Gen<EventSuppression> Suppressions =
        Gen.Select(Names, Times.Nullable(), Texts.Null(), Texts.Null())
            .Select((kind, until, by, reason) => new EventSuppression(kind, until, by, reason));

    private static readonly Gen<EventGuidance> Guidances =
        Gen.Select(Texts.Null(), Texts.Null(), Texts.Null(), Texts.Null()).Select((cause, consequence, response, url) =>
            new EventGuidance { Cause = cause, Consequence = consequence, Response = response, Url = url });

    private static readonly Gen<ImmutableSortedDictionary<string, string>> Labels =
        Gen.Select(Texts.Select(Readable), Texts).Array[0, 4].Select(pairs =>
            pairs.DistinctBy(pair => pair.Item1).ToImmutableSortedDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));

    private static readonly Gen<AlarmEvent> Identified =
        Gen.Select(Names, Names, Texts, Counts, Gen.Enum<AlarmEventKind>(), Sources, Gen.Enum<EventLevel>().Nullable())
            .Select((rule, sensor, instance, sequence, kind, source, level) =>
            {
                string key = AlarmIdentity.AlarmKey(rule, sensor, instance);
                Guid id = AlarmIdentity.AlarmId(
                    key, source.Topic, source.Partition, source.Offset, source.Index, source.Timestamp, level);
                return Some.AlarmEvent() with
                {
                    Rule = new EventRule(rule, instance, sensor, instance),
                    SensorId = sensor,
                    AlarmKey = key,
                    AlarmId = id,
                    Sequence = sequence,
                    EventId = AlarmIdentity.EventId(id, sequence, kind),
                    Event = kind,
                    Source = source,
                    Level = level,
                };
            });

    private static readonly Gen<AlarmEvent> Told =
        Gen.Select(Identified, Measurements.Null(), Conditions, Gen.Int[1, 1000], Gen.Enum<AlarmState>(), Texts, Labels.Null())
            .Select((alarm, measurement, condition, severity, state, message, labels) => alarm with
            {
                Measurement = measurement,
                Condition = condition,
                Severity = severity,
                Priority = SeverityBands.PriorityOf(severity),
                State = state,
                Active = severity % 2 == 0,
                Message = message,
                Labels = labels,
                Source = measurement is null ? null : alarm.Source,
            });

    /// <summary>Every shape of event: each optional field there and absent, each nullable one null.</summary>
    public static Gen<AlarmEvent> Any { get; } =
        Gen.Select(Told, Times.Nullable(), Times.Nullable(), Counts.Nullable(), Gen.Int[1, 1000].Nullable(), Suppressions.Null(), Guidances.Null())
            .Select((alarm, raised, cleared, count, severity, suppression, guidance) => alarm with
            {
                RaisedAt = raised,
                ClearedAt = cleared,
                DurationMs = count,
                Occurrences = count,
                PreviousSeverity = severity,
                PreviousLevel = severity is null ? null : alarm.Level,
                Suppression = suppression,
                Guidance = guidance,
                Chattering = severity is null ? null : severity > 500,
                DeviceId = guidance?.Cause,
                OccurredAt = raised ?? alarm.OccurredAt,
            });

    // Two names that are both written as U+FFFD would be one when read back.
    private static string Readable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
