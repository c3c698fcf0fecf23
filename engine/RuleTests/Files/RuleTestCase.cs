using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.RuleTests.Expectations;
using KafkaAlarms.Engine.RuleTests.Series;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>One test of a file.</summary>
/// <param name="Name">What the rule is expected to do.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Input">What sensors send.</param>
/// <param name="Until">Time at which the test ends; null: with the longest series.</param>
/// <param name="Expected">Every event that must come.</param>
internal sealed record RuleTestCase(
    string Name,
    RuleSet Rules,
    ImmutableArray<SeriesInput> Input,
    TimeSpan? Until,
    ImmutableArray<ExpectedEvent> Expected);
