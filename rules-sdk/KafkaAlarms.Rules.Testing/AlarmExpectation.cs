using System.Globalization;
using KafkaAlarms.Engine.RuleTests;
using KafkaAlarms.Engine.RuleTests.Expectations;

namespace KafkaAlarms.Rules.Testing;

/// <summary>What a test expects of one event; made by the <c>Should</c> methods of <see cref="RuleTest"/>.</summary>
/// <remarks>Each method fails at once, with a chart of the alarm, and gives the expectation back for the
/// next.</remarks>
public sealed class AlarmExpectation
{
    private readonly RuleTest test;
    private readonly ToldEvent told;
    private readonly string sentence;
    private ExpectedEvent expected;

    internal AlarmExpectation(RuleTest test, ToldEvent told, string sentence)
    {
        this.test = test;
        this.told = told;
        this.sentence = sentence;
        expected = new ExpectedEvent(told.At, told.Event.Event, told.Alarm);
        Event = new RuleEvent(told);
    }

    /// <summary>The event itself, for whatever else is to be asserted.</summary>
    public RuleEvent Event { get; }

    /// <summary>Expects it at a time since the start of the test.</summary>
    /// <param name="time">Such as <c>5s</c> or <c>1m30s</c>.</param>
    /// <exception cref="RuleTestException">It occurred at another time.</exception>
    public AlarmExpectation At(string time)
    {
        expected = expected with { At = TestClock.Read(time) };
        return Check($"at {time}", ClockText.Of(told.At));
    }

    /// <summary>Expects the alarm to show a level.</summary>
    /// <param name="level"><see cref="AlarmLevel.None"/> for a condition without levels.</param>
    /// <exception cref="RuleTestException">It shows another one.</exception>
    public AlarmExpectation OnLevel(AlarmLevel level) =>
        Check(Event.Level == level, $"on level {Name(level)}", $"on {Name(Event.Level)}");

    /// <summary>Expects the alarm to show a number.</summary>
    /// <param name="number">In the unit of the measurement or condition.</param>
    /// <param name="within">Greatest difference that is allowed, 0 or more.</param>
    /// <exception cref="RuleTestException">It shows another one, or none.</exception>
    public AlarmExpectation Showing(double number, double within = 0) => Check(
        Event.Value is double shown && Math.Abs(shown - number) <= within,
        string.Create(CultureInfo.InvariantCulture, $"showing {number:R}"),
        $"showing {Shown()}");

    /// <summary>Expects the alarm to show a boolean.</summary>
    /// <exception cref="RuleTestException">It shows something else.</exception>
    public AlarmExpectation Showing(bool value) => Check(
        Event.Value is bool shown && shown == value,
        $"showing {(value ? "true" : "false")}",
        $"showing {Shown()}");

    /// <summary>Expects the alarm to show a text.</summary>
    /// <exception cref="RuleTestException">It shows something else.</exception>
    public AlarmExpectation Showing(string text) =>
        Check(Event.Value as string == text, $"showing {text}", $"showing {Shown()}");

    /// <summary>Expects a severity.</summary>
    /// <param name="severity">1 to 1000.</param>
    /// <exception cref="RuleTestException">It is another one.</exception>
    public AlarmExpectation WithSeverity(int severity) =>
        Check(told.Event.Severity == severity, $"with severity {severity}", $"with {told.Event.Severity}");

    /// <summary>Expects a text for the operator.</summary>
    /// <param name="message">The whole text.</param>
    /// <exception cref="RuleTestException">It is another one.</exception>
    public AlarmExpectation WithMessage(string message) => Check(
        told.Event.Message == message, $"with the message \"{message}\"", $"with \"{told.Event.Message}\"");

    private static string Name(AlarmLevel level) =>
        level == AlarmLevel.None ? "none" : level.ToString().ToLowerInvariant();

    private string Shown() => ValueText.Of(told.Event.Measurement?.Value ?? default);

    private AlarmExpectation Check(string wanted, string found) =>
        Check(!EventDifferences.Between(expected, told).Any(), wanted, $"at {found}");

    private AlarmExpectation Check(bool holds, string wanted, string found)
    {
        if (holds) return this;
        string failure = $"Expected {sentence} {wanted}; it was {found}.";
        throw test.Failure(failure, told.Event.SensorId, told.Alarm, [expected]);
    }
}
