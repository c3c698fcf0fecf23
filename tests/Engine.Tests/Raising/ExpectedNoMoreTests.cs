using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Sensors that were expected, never heard, and then taken off the list.</summary>
public sealed class ExpectedNoMoreTests
{
    private const string Listed =
        """{"id":"r","type":"limits","sensors":["s*"],"no_data":{"after":"30s","expected":["s8","s9"]}}""";

    private const string Taken =
        """{"id":"r","type":"limits","sensors":["s*"],"no_data":{"after":"30s","expected":["s8"]}}""";

    private readonly RulesChangeFeed feed = new(Listed, TimeSpan.FromMinutes(1));

    [Fact]
    public void SensorTakenOff_BeforeItsTime_RaisesNoAlarm()
    {
        feed.Wait(10).ShouldBeEmpty();
        feed.Restart(Taken);

        feed.Wait(41).ShouldBe(["raised"]);
        feed.Last.SensorId.ShouldBe("s8");
        feed.Wait(500).ShouldBeEmpty();
    }

    [Fact]
    public void SensorTakenOff_WithItsAlarm_EndsItAfterTheRemovalDelay()
    {
        feed.Wait(10).ShouldBeEmpty();
        feed.Wait(41).ShouldBe(["raised", "raised"]);
        feed.Restart(Taken);

        feed.Wait(50).ShouldBeEmpty();
        feed.Wait(111).ShouldBe(["rule_removed"]);
        feed.Last.SensorId.ShouldBe("s9");
        feed.Restart(Taken);
        feed.Wait(500).ShouldBeEmpty();
    }

    [Fact]
    public void SensorTakenOffAndListedAgain_CountsFromThen()
    {
        feed.Wait(10).ShouldBeEmpty();
        feed.Restart(Taken);
        feed.Wait(20).ShouldBeEmpty();
        feed.Restart(Listed);

        feed.Wait(30).ShouldBeEmpty();
        feed.Wait(41).ShouldBe(["raised"]);
        feed.Last.SensorId.ShouldBe("s8");
        feed.Wait(61).ShouldBe(["raised"]);
        feed.LastAt.ShouldBe(60);
    }
}
