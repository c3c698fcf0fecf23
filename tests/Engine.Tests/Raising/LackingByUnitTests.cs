using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Rules that take a measurement in another unit than before.</summary>
public sealed class LackingByUnitTests
{
    private const string Celsius = """{"id":"r","type":"limits","unit":"Cel","levels":{"hi":{"limit":80}}}""";
    private const string Kelvin = """{"id":"r","type":"limits","unit":"K","levels":{"hi":{"limit":353}}}""";

    private readonly RulesChangeFeed feed = new(Celsius, TimeSpan.FromMinutes(1));

    [Fact]
    public void Alarm_RuleTakesItsUnitNoMore_EndsAfterTheRemovalDelay()
    {
        feed.At(0, 90, unit: "Cel").ShouldBe(["raised"]);
        feed.Restart(Kelvin);

        feed.At(10, 50, unit: "Cel").ShouldBeEmpty();
        feed.Wait(71).ShouldBe(["rule_removed"]);
    }

    [Fact]
    public void Alarm_MeasurementWithoutUnit_GoesOn()
    {
        feed.At(0, 90).ShouldBe(["raised"]);
        feed.Restart(Kelvin);

        feed.Wait(200).ShouldBeEmpty();
        feed.At(201, 50).ShouldBe(["cleared"]);
    }
}
