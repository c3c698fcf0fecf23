using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Builders of values that are valid and say nothing special.</summary>
internal static partial class Some
{
    public static readonly DateTime Time = new(2026, 8, 22, 10, 15, 30, DateTimeKind.Utc);

    /// <summary>A raised hi alarm of boiler-07 with every field that a raise usually has.</summary>
    public static AlarmEvent AlarmEvent()
    {
        string key = AlarmIdentity.AlarmKey("boiler-temperature", "boiler-07", "temperature");
        Guid alarmId = AlarmIdentity.AlarmId(key, "iot-sensordata", 3, 1042, 0, Time, EventLevel.Hi);
        return new AlarmEvent
        {
            EventId = AlarmIdentity.EventId(alarmId, 0, AlarmEventKind.Raised),
            AlarmKey = key,
            AlarmId = alarmId,
            Sequence = 0,
            Event = AlarmEventKind.Raised,
            Active = true,
            State = AlarmState.Unacknowledged,
            Severity = 600,
            Priority = SeverityBands.PriorityOf(600),
            Level = EventLevel.Hi,
            Rule = new EventRule("boiler-temperature", "1.0.0", "LimitRules", "1.0.0.0"),
            SensorId = "boiler-07",
            DeviceId = "gw-2",
            Measurement = new EventMeasurement("temperature", SampleValue.Of(81.4), "Cel", Quality.Good, Time),
            Condition = new EventCondition(EventConditionType.Limit, ">", 80, 2, 30_000, 60_000, 2),
            OccurredAt = Time,
            RaisedAt = Time,
            Occurrences = 2,
            DetectedAt = Time.AddMilliseconds(120),
            Message = "Boiler boiler-07: 81.4 Cel",
            Labels = ImmutableSortedDictionary.CreateRange<string, string>(StringComparer.Ordinal, [new("area", "steam"), new("site", "north")]),
            Guidance = new EventGuidance { Response = "Open valve V3" },
            Source = new EventSource("iot-sensordata", 3, 1042, 0, Time.AddMilliseconds(15)),
        };
    }
}
