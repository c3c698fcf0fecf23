using KafkaAlarms.Engine.Replay.Figures;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Figures;

public sealed class FloodTests
{
    [Theory]
    [InlineData(new[] { 10, 10 }, 0, 0)]
    [InlineData(new[] { 11 }, 1, 1)]
    [InlineData(new[] { 11, 5, 10, 4, 10 }, 1, 3)]
    [InlineData(new[] { 11, 0, 10, 11 }, 2, 2)]
    [InlineData(new[] { 20, 4, 20 }, 2, 2)]
    public void Of_AlarmsIn10Minutes_BeginsAboveTenAndEndsBelowFive(int[] alarms, int floods, int intervals)
    {
        IEnumerable<DateTime> raises = alarms.SelectMany((count, interval) => Episodes.RaisesIn(interval, count));

        Flood.Of(raises).ShouldBe(new Flood(floods, intervals * TimeSpan.FromMinutes(10)));
    }
}
