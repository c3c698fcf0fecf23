using System.Collections.Immutable;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>What came of a test.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Differences">What was not as expected, a sentence each.</param>
/// <param name="Chart">Values, limits and events; empty when nothing differs.</param>
/// <param name="Took">Time that it took on this machine.</param>
internal sealed record RuleTestResult(
    string Name, ImmutableArray<string> Differences, string Chart, TimeSpan Took)
{
    /// <summary>Why it was not run; null: it was.</summary>
    public string? NotRun { get; init; }

    /// <summary>Whether it was run and nothing differs.</summary>
    public bool Passed => NotRun is null && !Failed;

    /// <summary>Whether anything was not as expected.</summary>
    public bool Failed => !Differences.IsEmpty;
}
