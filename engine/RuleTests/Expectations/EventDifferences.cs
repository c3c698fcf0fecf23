using System.Globalization;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;

namespace KafkaAlarms.Engine.RuleTests.Expectations;

/// <summary>In what an event differs from an expected one.</summary>
internal static class EventDifferences
{
    /// <summary>Tells whether the two have the same alarm and kind, and sensor and rule where these are
    /// named.</summary>
    public static bool AreAboutTheSame(ExpectedEvent expected, ToldEvent told) =>
        expected.Alarm == told.Alarm
        && expected.Kind == told.Event.Event
        && (expected.Sensor is null || expected.Sensor == told.Event.SensorId)
        && (expected.Rule is null || expected.Rule == told.Event.Rule.Id);

    /// <summary>Differences of two events that are about the same, one a field.</summary>
    /// <returns>Nothing when the event is as expected.</returns>
    public static IEnumerable<string> Between(ExpectedEvent expected, ToldEvent told)
    {
        AlarmEvent alarm = told.Event;
        SampleValue value = alarm.Measurement?.Value ?? SampleValue.None;
        (string Field, string? Expected, string Told)[] fields =
        [
            ("time", ClockText.Of(expected.At), ClockText.Of(told.At)),
            ("level", Name(expected.Level), Name(alarm.Level) ?? "none"),
            ("value", expected.Value is { } wanted ? ValueText.Of(wanted) : null, ValueText.Of(value)),
            ("severity", Text(expected.Severity), Text(alarm.Severity)!),
            ("message", Quoted(expected.Message), Quoted(alarm.Message)!),
        ];
        return fields.Where(field => field.Expected is not null && field.Expected != field.Told)
            .Select(field => $"{field.Field} {field.Told} instead of {field.Expected}");
    }

    private static string? Name(EventLevel? level) => level is { } shown ? WireNames.Of(shown) : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Quoted(string? text) => text is null ? null : $"\"{text}\"";
}
