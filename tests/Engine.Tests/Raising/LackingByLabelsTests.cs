using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Rules that a changed rules file has for other labels than before.</summary>
public sealed class LackingByLabelsTests
{
    private const string North = """{"id":"r","type":"limits","where":{"site":"north"},"levels":{"hi":{"limit":80}}}""";
    private const string South = """{"id":"r","type":"limits","where":{"site":"south"},"levels":{"hi":{"limit":80}}}""";

    private const string NorthOff = """
        {"id":"r","type":"limits","levels":{"hi":{"limit":80}},
         "overrides":[{"where":{"site":"north"},"enabled":false}]}
        """;

    private const string Watched = """
        {"id":"r","type":"limits","sensors":["s*"],"where":{"site":"SITE"},"no_data":{"after":"30s"}}
        """;

    [Theory]
    [InlineData(South)]
    [InlineData(NorthOff)]
    public void Alarm_RuleIsNotForItsLabelsAnyMore_EndsAfterTheRemovalDelay(string changed)
    {
        RulesChangeFeed feed = Feed(North);
        feed.At(0, 90, "site=north").ShouldBe(["raised"]);
        feed.Restart(changed);

        feed.Wait(10).ShouldBeEmpty();
        feed.Restart();
        feed.At(69, 50, "site=south", sensor: "s2").ShouldBeEmpty();
        feed.Wait(71).ShouldBe(["rule_removed"]);
        feed.LastAt.ShouldBe(70);
        feed.Restart();
        feed.Runner.Task.Conditions.ShouldBeEmpty();
    }

    [Fact]
    public void Alarm_SensorGetsTheNewLabels_GoesOnWhereItWas()
    {
        RulesChangeFeed feed = Feed(North);
        feed.At(0, 90, "site=north").ShouldBe(["raised"]);
        feed.Restart(South);

        feed.At(10, 50, "site=north").ShouldBeEmpty();
        feed.At(20, 91, "site=south").ShouldBeEmpty();
        feed.Restart(South);
        feed.Wait(200).ShouldBeEmpty();
        feed.At(201, 50, "site=south").ShouldBe(["cleared"]);
    }

    [Fact]
    public void Alarm_RemovedAndRaisedAgainBeforeTheCommit_IsStored()
    {
        RulesChangeFeed feed = Feed(North);
        feed.At(0, 90, "site=north").ShouldBe(["raised"]);
        feed.Restart(South);
        feed.Wait(10).ShouldBeEmpty();

        feed.At(71, 91, "site=south").ShouldBe(["rule_removed", "raised"]);
        feed.Restart(South);
        feed.At(80, 50, "site=south").ShouldBe(["cleared"]);
    }

    [Fact]
    public void RunningDelay_SensorGetsTheNewLabels_RunsOutAtItsTime()
    {
        RulesChangeFeed feed = Feed(Delayed("north"));
        feed.At(0, 90, "site=north").ShouldBeEmpty();
        feed.Restart(Delayed("south"));

        feed.At(40, 91, "site=south").ShouldBe(["raised"]);
        feed.LastAt.ShouldBe(30);
    }

    [Fact]
    public void WatchWhoseAlarmEnded_RuleIsBack_RaisesAnotherAlarm()
    {
        RulesChangeFeed feed = SilentSensorOfOtherLabels();
        feed.Wait(40).ShouldBeEmpty();
        feed.Wait(101).ShouldBe(["rule_removed"]);
        feed.Restart(Of("north"));
        feed.Wait(110).ShouldBeEmpty();
        feed.Wait(141).ShouldBe(["raised"]);
        feed.At(150, 2, "site=north").ShouldBe(["cleared"]);

        feed.Runner.Output.Events.Select(alarm => alarm.EventId).ShouldBeUnique();
    }

    [Fact]
    public void Watch_RuleIsNotForItsLabelsAnyMore_RaisesNoAlarm()
    {
        RulesChangeFeed feed = Feed(Of("north"));
        feed.At(0, 1, "site=north");
        feed.Restart(Of("south"), memoryBlocks: 1);

        feed.Wait(10).ShouldBeEmpty();
        feed.Wait(300).ShouldBeEmpty();
        feed.Restart(Of("north"));
        feed.Wait(310).ShouldBeEmpty();
        feed.Wait(341).ShouldBe(["raised"]);
        feed.LastAt.ShouldBe(340);
    }

    [Fact]
    public void WatchWithAlarm_RuleIsNotForItsLabelsAnyMore_EndsOnce()
    {
        RulesChangeFeed feed = SilentSensorOfOtherLabels();

        feed.Wait(40).ShouldBeEmpty();
        feed.Wait(101).ShouldBe(["rule_removed"]);
        feed.Restart(Of("south"));
        feed.Wait(300).ShouldBeEmpty();
    }

    [Fact]
    public void WatchWithAlarm_SensorIsHeardWithTheNewLabels_IsCleared()
    {
        RulesChangeFeed feed = SilentSensorOfOtherLabels();

        feed.At(40, 2, "site=south").ShouldBe(["cleared"]);
        feed.At(60, 3, "site=south").ShouldBeEmpty();
        feed.Wait(91).ShouldBe(["raised"]);
        feed.LastAt.ShouldBe(90);
    }

    /// <summary>A sensor that has its alarm when the rule is for other labels.</summary>
    private static RulesChangeFeed SilentSensorOfOtherLabels()
    {
        RulesChangeFeed feed = Feed(Of("north"));
        feed.At(0, 1, "site=north");
        feed.Wait(31).ShouldBe(["raised"]);
        feed.Restart(Of("south"));
        return feed;
    }

    private static string Delayed(string site) =>
        North.Replace("north", site, StringComparison.Ordinal).Replace("80", "80,\"on_delay\":\"30s\"", StringComparison.Ordinal);

    private static string Of(string site) => Watched.Replace("SITE", site, StringComparison.Ordinal);

    private static RulesChangeFeed Feed(string rule) => new(rule, TimeSpan.FromMinutes(1));
}
