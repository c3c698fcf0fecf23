using System.Collections.Immutable;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>A file of rule tests, or everything that is wrong with it.</summary>
/// <param name="Path">Where it lies, as it was named or found.</param>
/// <param name="Tests">In the order of the file; empty when there is any problem.</param>
/// <param name="Problems">In the order of the file.</param>
internal sealed record RuleTestFile(
    string Path, ImmutableArray<RuleTestCase> Tests, ImmutableArray<Problem> Problems);
