namespace KafkaAlarms.Rules.Testing;

/// <summary>A test of a rule that failed, or could not begin.</summary>
/// <remarks>Its message ends with a small chart where there is something to draw.</remarks>
public sealed class RuleTestException : Exception
{
    internal RuleTestException(string message, IReadOnlyList<string>? problems = null)
        : base(message) => Problems = problems ?? [];

    /// <summary>What the engine refuses in the rule's entry, each with its code; none when the test failed
    /// otherwise.</summary>
    public IReadOnlyList<string> Problems { get; }
}
