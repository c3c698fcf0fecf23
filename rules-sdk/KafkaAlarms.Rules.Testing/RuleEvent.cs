using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.RuleTests;

namespace KafkaAlarms.Rules.Testing;

/// <summary>An alarm event that the engine gave in a test.</summary>
public sealed record RuleEvent
{
    internal RuleEvent(ToldEvent told)
    {
        AlarmEvent alarm = told.Event;
        At = told.At;
        Kind = WireNames.Of(alarm.Event);
        Sensor = alarm.SensorId;
        Alarm = told.Alarm;
        Level = LevelOf(alarm.Level);
        Value = ValueOf(alarm.Measurement?.Value ?? SampleValue.None);
        Severity = alarm.Severity;
        Message = alarm.Message;
        Json = Encoding.UTF8.GetString(told.Json);
    }

    /// <summary>Time since the start of the test at which it occurred.</summary>
    public TimeSpan At { get; }

    /// <summary>What happened, in the word of the alarm event: <c>raised</c>, <c>level_changed</c>, <c>updated</c>,
    /// <c>cleared</c>.</summary>
    public string Kind { get; }

    /// <summary>The sensor id.</summary>
    public string Sensor { get; }

    /// <summary>Instance of the alarm: name of the condition or of the measurement, or <c>no_data</c>.</summary>
    public string Alarm { get; }

    /// <summary>Level that the alarm shows.</summary>
    /// <value><see cref="AlarmLevel.None"/> for a condition without levels.</value>
    public AlarmLevel Level { get; }

    /// <summary>Value evaluated last: a double, a bool or a string; null for none.</summary>
    public object? Value { get; }

    /// <summary>Severity that the alarm shows, 1 to 1000.</summary>
    public int Severity { get; }

    /// <summary>The text for the operator.</summary>
    public string Message { get; }

    /// <summary>The whole event, as it would be written to Kafka.</summary>
    public string Json { get; }

    private static AlarmLevel LevelOf(EventLevel? level) => level switch
    {
        EventLevel.HiHi => AlarmLevel.HiHi,
        EventLevel.Hi => AlarmLevel.Hi,
        EventLevel.Lo => AlarmLevel.Lo,
        EventLevel.LoLo => AlarmLevel.LoLo,
        _ => AlarmLevel.None,
    };

    private static object? ValueOf(SampleValue value) => value.Kind switch
    {
        SampleKind.Number => value.Number,
        SampleKind.Boolean => value.Number != 0,
        _ => value.Text,
    };
}
