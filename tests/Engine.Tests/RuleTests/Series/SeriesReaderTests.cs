using System.Collections.Immutable;
using CsCheck;
using KafkaAlarms.Engine.RuleTests;
using KafkaAlarms.Engine.RuleTests.Series;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleTests.Series;

public sealed class SeriesReaderTests
{
    [Theory]
    [InlineData("20", "20")]
    [InlineData("20x3", "20 20 20")]
    [InlineData("20+0.1x4", "20 20.1 20.2 20.3")]
    [InlineData("-1-2x3", "-1 -3 -5")]
    [InlineData("1e3", "1000")]
    [InlineData("20!  21?\t_x2 22", "20(Bad) 21(Uncertain) _ _ 22")]
    [InlineData("1x2!", "1(Bad) 1(Bad)")]
    [InlineData("true falsex2", "true false false")]
    [InlineData("'half open'x2 '' 'x'!", "half open half open  x(Bad)")]
    public void Read_Elements_AreTheirSteps(string text, string steps) => Listed(text).ShouldBe(steps);

    [Fact]
    public void Read_Noise_StaysInItsRangeAndIsTheSameInEveryRun()
    {
        double[] noisy = [.. Read("20x1000~0.5").Select(point => point.Value.Number)];

        noisy.ShouldAllBe(number => number >= 19.5 && number <= 20.5);
        noisy.Max().ShouldBeGreaterThan(20.45);
        noisy.Min().ShouldBeLessThan(19.55);
        noisy.Average().ShouldBe(20, tolerance: 0.05);
        noisy.Take(4).ShouldBe([19.6115, 19.7625, 20.054, 20.369], "noise of a release is that of the next");
    }

    [Theory]
    [InlineData("", "The series is empty")]
    [InlineData("20,5", "20,5 is no element of a series")]
    [InlineData("20+5", "20+5 has a step and no count; write how many values, such as 20+5x10.")]
    [InlineData("1.2.3", "1.2.3 has a number that cannot be read")]
    [InlineData("1e19", "1e19 has a number that cannot be read; write one from -1e18 to 1e18.")]
    [InlineData("_!", "_! has a quality and no value")]
    [InlineData("'open", "'")]
    [InlineData("TRUE", "TRUE is no element of a series")]
    [InlineData("1x600000 1x600000", "1x600000 makes more than 1000000 steps")]
    public void Read_AnythingElse_SaysWhatToWrite(string text, string problem)
    {
        ImmutableArray<SeriesPoint> points = SeriesReader.Read(text, out string? told);

        points.ShouldBeEmpty();
        told.ShouldNotBeNull().ShouldStartWith(problem);
    }

    [Fact]
    public void Read_AnyText_IsReadOrRefused() =>
        Gen.String[Gen.Char["0123456789.+-x~!?_' truefalsE"], 0, 20].Sample(text =>
        {
            ImmutableArray<SeriesPoint> points = SeriesReader.Read(text, out string? problem);
            (points.Length > 0 || problem is not null || text.Contains("x0")).ShouldBeTrue();
        });

    private static ImmutableArray<SeriesPoint> Read(string text)
    {
        ImmutableArray<SeriesPoint> points = SeriesReader.Read(text, out string? problem);
        problem.ShouldBeNull();
        return points;
    }

    private static string Listed(string text) => string.Join(' ', Read(text).Select(point => point switch
    {
        { IsMissing: true } => "_",
        { Quality: Quality.Good } => ValueText.Of(point.Value),
        _ => $"{ValueText.Of(point.Value)}({point.Quality})",
    }));
}
