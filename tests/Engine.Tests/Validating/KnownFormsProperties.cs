using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using KafkaAlarms.Engine.Validating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Validating;

public sealed class KnownFormsProperties
{
    private static readonly string[] Examples =
    [
        "1.0", "1.10", "1.01", "1.", "2.0",
        "395d7319-3ab3-884f-ba24-8c2d055fb7e3", "395D7319-3ab3-784f-ca24-8c2d055fb7e3",
        "a/b/c", "a%2F/%C3%BC/", "//", "a/b", "a/b/c/d", "a%2/b/c", "a/b%2f/c", "r/~._-/0",
        "2026-08-22T10:15:30Z", "2026-08-22T10:15:30.1234567Z", "1000-12-31T23:59:59.1Z", "9999-01-01T00:00:00Z",
        "0999-13-32T24:60:60.12345678Z", "2026-00-00T10:15:30.Z",
    ];

    // Each place of an example is left, changed, doubled or cut out.
    private static readonly Gen<string> Texts =
        Gen.Select(Gen.Int[0, Examples.Length - 1], Gen.Int[0, 40], Gen.Int[0, 3], Gen.Char["0123456789abfFgGzZT:-./%~_+ \n\u00FC"])
            .Select((example, at, change, letter) => Changed(Examples[example], at, change, letter));

    public static TheoryData<string> Patterns => [.. PatternsOf(JsonNode.Parse(AlarmSchema.Text)!).Distinct()];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Find_PatternOfTheSchema_JudgesAsItsRegularExpression(string pattern)
    {
        TextForm form = KnownForms.Find(pattern).ShouldNotBeNull();
        Regex regex = new(pattern);
        foreach (string example in Examples) Agree(form, regex, example).ShouldBeTrue(example);
        Texts.Sample(text => Agree(form, regex, text), iter: 20_000);
        Examples.Count(regex.IsMatch).ShouldBePositive();
    }

    private static bool Agree(TextForm form, Regex regex, string text) =>
        form(Encoding.UTF8.GetBytes(text)) == (regex.IsMatch(text) && !text.Contains('\n', StringComparison.Ordinal));

    private static string Changed(string text, int at, int change, char letter)
    {
        int place = Math.Min(at, text.Length - 1);
        return change switch
        {
            1 => text[..place] + letter + text[(place + 1)..],
            2 => text[..place] + letter + text[place..],
            3 => text[..place] + text[(place + 1)..],
            _ => text + letter,
        };
    }

    // The exclusion of line feeds stands in a "not" of its own and is a part of every form.
    private static IEnumerable<string> PatternsOf(JsonNode node) => node is not JsonObject fields
        ? []
        : fields.Where(field => field.Key != "not").SelectMany(field => field is { Key: "pattern", Value: JsonValue pattern }
            ? [pattern.GetValue<string>()]
            : field.Value is null ? [] : PatternsOf(field.Value));
}
