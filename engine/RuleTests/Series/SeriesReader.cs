using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests.Series;

/// <summary>Reads the compact notation of a series, such as <c>70+2x10 _x3 60!</c>.</summary>
/// <remarks>
/// Elements are separated by blanks: <c>20</c> a value; <c>20x5</c> five of them; <c>20+0.5x10</c> ten, each 0.5 above
/// the one before; <c>~0.3</c> behind it noise of up to 0.3; <c>!</c> bad and <c>?</c> uncertain quality; <c>_x3</c>
/// three steps without a sample; <c>true</c>, <c>false</c> and <c>'text'</c> other values.
/// </remarks>
internal sealed partial class SeriesReader
{
    /// <summary>Most steps of one series.</summary>
    public const int MostSteps = 1_000_000;

    /// <summary>Greatest number, so that no sum of steps leaves the range of decimals.</summary>
    private const decimal Greatest = 1e18m;

    private readonly ImmutableArray<SeriesPoint>.Builder points = ImmutableArray.CreateBuilder<SeriesPoint>();

    private SeriesReader()
    {
    }

    /// <summary>Reads a series.</summary>
    /// <param name="text">One or more elements.</param>
    /// <param name="problem">What is wrong and what to write; null when nothing is.</param>
    /// <returns>The steps; empty with a problem.</returns>
    public static ImmutableArray<SeriesPoint> Read(string text, out string? problem)
    {
        SeriesReader reader = new();
        MatchCollection elements = Element().Matches(text);
        problem = elements.Count == 0 ? "The series is empty; write values such as 20+0.5x10." : null;
        for (int i = 0; i < elements.Count && problem is null; i++) problem = reader.Add(elements[i].Value);
        return problem is null ? reader.points.DrainToImmutable() : [];
    }

    [GeneratedRegex(@"(?:'[^']*'|[^\s'])+|'")]
    private static partial Regex Element();

    [GeneratedRegex(
        @"\A(?<start>-?[0-9.]+(?:[eE][+-]?[0-9]+)?)(?<step>[+-][0-9.]+(?:[eE][+-]?[0-9]+)?)?"
        + @"(?:x(?<count>[0-9]{1,9}))?(?:~(?<noise>[0-9.]+(?:[eE][+-]?[0-9]+)?))?(?<quality>[!?])?\z")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\A(?:(?<flag>true|false)|'(?<text>[^']*)'|_)(?:x(?<count>[0-9]{1,9}))?(?<quality>[!?])?\z")]
    private static partial Regex Words();

    private string? Add(string element)
    {
        if (Words().Match(element) is { Success: true } words) return AddWords(element, words);
        return Numbers().Match(element) is { Success: true } numbers
            ? AddNumbers(element, numbers)
            : $"{element} is no element of a series; write one like 20, 20x5, 20+0.5x10~0.3, 20!, _x3, true or 'text'.";
    }

    private string? AddWords(string element, Match match)
    {
        int count = CountOf(match);
        SampleValue value = match switch
        {
            _ when match.Groups["flag"] is { Success: true, Value: var flag } =>
                new SampleValue(SampleKind.Boolean, flag == "true" ? 1 : 0, null),
            _ when match.Groups["text"] is { Success: true, Value: var text } =>
                new SampleValue(SampleKind.Text, 0, text),
            _ => SampleValue.None,
        };
        if (value.Kind == SampleKind.None && match.Groups["quality"].Success)
            return $"{element} has a quality and no value; write _ for a step without a sample.";
        if (Overflow(element, count) is { } problem) return problem;
        for (int i = 0; i < count; i++) points.Add(new(value, QualityOf(match)));
        return null;
    }

    private string? AddNumbers(string element, Match match)
    {
        int count = CountOf(match);
        if (match.Groups["step"].Success && !match.Groups["count"].Success)
            return $"{element} has a step and no count; write how many values, such as {element}x10.";
        if (!TryRead(match.Groups["start"], out decimal start) || !TryRead(match.Groups["step"], out decimal step)
            || !TryRead(match.Groups["noise"], out decimal noise))
            return $"{element} has a number that cannot be read; write one from -1e18 to 1e18.";
        if (Overflow(element, count) is { } problem) return problem;
        for (int i = 0; i < count; i++)
        {
            // In decimals, so that ten steps of 0.1 end at 1 as everybody expects.
            decimal number = start + (step * i) + (noise * SeriesNoise.At(points.Count));
            points.Add(new(SampleValue.Of((double)number), QualityOf(match)));
        }

        return null;
    }

    private string? Overflow(string element, int count) => points.Count + count <= MostSteps
        ? null : $"{element} makes more than {MostSteps} steps; write fewer.";

    private static int CountOf(Match match) => match.Groups["count"] is { Success: true, Value: var count }
        ? int.Parse(count, CultureInfo.InvariantCulture) : 1;

    private static Quality QualityOf(Match match) => match.Groups["quality"].Value switch
    {
        "!" => Quality.Bad,
        "?" => Quality.Uncertain,
        _ => Quality.Good,
    };

    private static bool TryRead(Group group, out decimal number)
    {
        number = 0;
        if (!group.Success) return true;
        return decimal.TryParse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && Math.Abs(number) <= Greatest;
    }
}
