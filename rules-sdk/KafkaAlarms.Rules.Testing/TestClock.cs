using KafkaAlarms.Engine.RuleTests;

namespace KafkaAlarms.Rules.Testing;

/// <summary>Times as tests write them.</summary>
internal static class TestClock
{
    /// <summary>Reads a time.</summary>
    /// <exception cref="RuleTestException">The text is no time.</exception>
    public static TimeSpan Read(string text) => ClockText.TryParse(text, out TimeSpan time)
        ? time
        : throw new RuleTestException($"\"{text}\" is no time. {ClockText.Advice}");
}
