using System.Collections.Immutable;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>What came of a test.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Differences">What was not as expected, a sentence each; none: it passed.</param>
/// <param name="Chart">Values, limits and events; empty when it passed.</param>
/// <param name="Took">Time that it took on this machine.</param>
internal sealed record RuleTestResult(
    string Name, ImmutableArray<string> Differences, string Chart, TimeSpan Took)
{
    public bool Passed => Differences.IsEmpty;
}
