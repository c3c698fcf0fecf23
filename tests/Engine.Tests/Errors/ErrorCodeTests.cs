using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Errors;

public sealed partial class ErrorCodeTests
{
    private static readonly string[] Codes =
        [.. Enum.GetValues<ErrorCode>().Where(code => code != ErrorCode.None).Select(code => code.Text())];

    [Fact]
    public void Page_OfErrors_HasOneSectionForEachCodeInOrder() =>
        Section().Matches(Repository.Read("docs/errors.md")).Select(match => match.Groups[1].Value).ShouldBe(Codes);

    [Fact]
    public void Numbers_InTheSource_AreUniqueAndSorted()
    {
        int[] numbers = [.. Number().Matches(Repository.Read("engine/Errors/ErrorCode.cs")).Select(match => int.Parse(match.Groups[1].Value))];
        numbers.ShouldBe(numbers.Distinct().Order());
        numbers.Length.ShouldBe(Codes.Length);
    }

    [GeneratedRegex(@"^### (KA\d{4}) \S", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@" = (\d{4}),")]
    private static partial Regex Number();
}
