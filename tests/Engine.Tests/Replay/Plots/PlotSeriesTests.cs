using KafkaAlarms.Engine.Replay.Plots;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Plots;

public sealed class PlotSeriesTests
{
    [Fact]
    public void Thin_OfEachFourPoints_KeepsTheLeastAndTheGreatestInTheirOrder()
    {
        PlotSeries series = Of(5, 9, 1, 4, 7, 7, 7, 7, 3, 2);

        series.Thin();

        series.Points.ShouldBe([(1, 9), (2, 1), (4, 7), (8, 3), (9, 2)]);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 5)]
    [InlineData(1, 9)]
    [InlineData(2, 1)]
    [InlineData(99, 1)]
    public void ValueAt_ATime_IsThatOfTheLastPointBefore(long time, double value) => Of(5, 9, 1).ValueAt(time).ShouldBe(value);

    private static PlotSeries Of(params double[] values)
    {
        PlotSeries series = new("r/s1/t", null!);
        for (int i = 0; i < values.Length; i++) series.Add(i, values[i]);
        return series;
    }
}
