using System.Text.RegularExpressions;
using CsCheck;
using KafkaAlarms.Engine.Model.Rules;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Model.Rules;

public sealed class GlobProperties
{
    [Fact]
    public void Matches_AnyPatternAndName_AgreesWithRegularExpression() =>
        Gen.Select(Gen.Char["ab*?"].Array[0, 8], Gen.Char["abA"].Array[0, 8]).Sample((pattern, name) =>
            new Glob(new string(pattern)).Matches(name) == Model(new string(pattern)).IsMatch(new string(name)));

    private static Regex Model(string pattern) => new(
        "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "\\z",
        RegexOptions.Singleline);
}
