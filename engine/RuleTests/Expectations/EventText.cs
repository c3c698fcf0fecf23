using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;

namespace KafkaAlarms.Engine.RuleTests.Expectations;

/// <summary>Events of a test as one line each: <c>12s sensor-1 hot raised, level hi, value 82 Cel</c>.</summary>
internal static class EventText
{
    public static string Of(ToldEvent told)
    {
        AlarmEvent alarm = told.Event;
        string level = alarm.Level is { } shown ? $", level {WireNames.Of(shown)}" : "";
        string unit = alarm.Measurement?.Unit is { } given ? " " + given : "";
        string value = alarm.Measurement is { } measurement ? $", value {ValueText.Of(measurement.Value)}{unit}" : "";
        return $"{ClockText.Of(told.At)} {alarm.SensorId} {told.Alarm} {WireNames.Of(alarm.Event)}{level}{value}";
    }

    public static string Of(ExpectedEvent expected)
    {
        StringBuilder text = new();
        text.Append(ClockText.Of(expected.At)).Append(' ');
        if (expected.Rule is { } rule) text.Append(rule).Append(' ');
        if (expected.Sensor is { } sensor) text.Append(sensor).Append(' ');
        text.Append(expected.Alarm).Append(' ').Append(WireNames.Of(expected.Kind));
        if (expected.Level is { } level) text.Append(", level ").Append(WireNames.Of(level));
        if (expected.Value is { } value) text.Append(", value ").Append(ValueText.Of(value));
        if (expected.Severity is { } severity) text.Append(", severity ").Append(severity);
        if (expected.Message is { } message) text.Append(", message \"").Append(message).Append('"');
        return text.ToString();
    }
}
