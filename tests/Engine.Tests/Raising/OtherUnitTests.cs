using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>A value in another unit than the rule's is no sample: it moves no clock and repeats nothing.</summary>
public sealed class OtherUnitTests
{
    private const string Rule =
        """ "id":"r","type":"limits","measurement":"t","unit":"Cel","levels":{"hi":{"limit":80}} """;

    [Fact]
    public void OtherUnit_Newer_MakesNoSampleLate()
    {
        SensorFeed feed = new(Rule);
        feed.At(10, """ "measurements":[{"name":"t","value":350,"unit":"K"}] """).ShouldBeEmpty();

        feed.At(5, """ "measurements":[{"name":"t","value":90,"unit":"Cel"}] """, kafka: 11)
            .Single().Event.ShouldBe(AlarmEventKind.Raised);
    }

    [Fact]
    public void OtherUnit_OfTheSameValueAndTime_MakesNoDuplicate()
    {
        SensorFeed feed = new(Rule);

        feed.At(0, """ "measurements":[{"name":"t","value":90,"unit":"K"},{"name":"t","value":90,"unit":"Cel"}] """)
            .Single().Event.ShouldBe(AlarmEventKind.Raised);
    }

    [Fact]
    public void OtherUnit_OfAMeasurementThatARuleCombines_IsNotItsLatestValue()
    {
        SensorFeed feed = new(""" "id":"p","type":"spindle-power","settings":{"high":{"limit":9000}} """);
        feed.At(0, """ "measurements":[{"name":"torque","value":200,"unit":"N.m"}] """);
        feed.At(1, """ "measurements":[{"name":"torque","value":1,"unit":"[ft_i].[lbf_av]"}] """);

        feed.At(2, """ "measurements":[{"name":"speed","value":900,"unit":"/min"}] """)
            .Single().Event.ShouldBe(AlarmEventKind.Raised);
    }
}
