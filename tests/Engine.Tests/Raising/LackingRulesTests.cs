using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Rules, levels and watches that come and go with the rules file, or with the records' labels.</summary>
public sealed class LackingRulesTests
{
    private const string Watched = """{"id":"r","type":"limits","sensors":["s*"],"no_data":{"after":"30s","expected":["s9"]}}""";
    private const string Other = """{"id":"q","type":"limits","sensors":["q*"],"levels":{"hi":{"limit":80}}}""";

    private const string MildHiHi = """
        {"id":"r","type":"limits","levels":{"hi":{"limit":80},"hihi":{"limit":95,"severity":100}},
         "overrides":[{"where":{"mode":"n"},"levels":{"hihi":null}}]}
        """;

    [Fact]
    public void LevelLackingByLabels_IsRemovedInKafkaTimeOfTheRecordsAlone()
    {
        RulesChangeFeed feed = Feed("""
            {"id":"r","type":"limits","levels":{"hihi":{"limit":95},"lo":{"limit":10}},
             "overrides":[{"where":{"mode":"n"},"levels":{"hihi":null}}]}
            """);
        feed.At(0, 100).ShouldBe(["raised"]);
        feed.At(10, 50, "mode=n").ShouldBeEmpty();
        feed.At(70, 50, "mode=n").ShouldBeEmpty();

        feed.At(71, 50, "mode=n").ShouldBe(["rule_removed"]);

        feed.LastAt.ShouldBe(70);
        feed.At(80, 40).ShouldBeEmpty();
    }

    [Fact]
    public void LevelLackingByLabels_KeepsTheSeverityThatItHad()
    {
        RulesChangeFeed feed = Feed(MildHiHi);
        feed.At(0, 100).ShouldBe(["raised"]);

        feed.At(1, 100, "mode=n").ShouldBeEmpty();
        feed.Restart();
        feed.At(2, 100, "mode=n").ShouldBeEmpty();
    }

    [Fact]
    public void HiddenLevelLackingByLabels_IsShownWithTheSeverityThatItHad()
    {
        RulesChangeFeed feed = Feed(MildHiHi);
        feed.At(0, 100).ShouldBe(["raised"]);
        feed.At(1, 100, "mode=n").ShouldBeEmpty();

        feed.At(2, 70, "mode=n").ShouldBe(["level_changed"]);

        AlarmEvent shown = feed.Last;
        shown.Level.ShouldBe(EventLevel.HiHi);
        shown.Severity.ShouldBe(100);
    }

    [Fact]
    public void WatchThatIsBackInTime_CountsSilenceFromItsReturn()
    {
        RulesChangeFeed feed = Feed(Watched);
        feed.At(0, 1);
        feed.Restart(Other);
        foreach (int second in (int[])[10, 20, 40]) feed.At(second, 1).ShouldBeEmpty();
        feed.At(41, 1, sensor: "q1").ShouldBeEmpty();
        feed.Restart(Watched);

        feed.At(45, 1).ShouldBeEmpty();
        feed.At(70, 1).ShouldBeEmpty();
    }

    [Fact]
    public void WatchThatIsBackInTime_OfASensorThatDied_RaisesItsAlarm()
    {
        RulesChangeFeed feed = Feed(Watched);
        feed.At(0, 1);
        feed.Restart(Other);
        feed.At(10, 1, sensor: "q1").ShouldBeEmpty();
        feed.Restart(Watched);

        feed.At(20, 1, sensor: "q1").ShouldBeEmpty();
        feed.Restart(Watched);
        feed.At(51, 1, sensor: "q1").Order().ShouldBe(["raised", "raised"]);

        feed.Runner.Output.Events.ShouldContain(alarm => alarm.SensorId == "s1" && alarm.OccurredAt == RulesChangeFeed.Start.AddSeconds(50));
    }

    [Fact]
    public void WatchThatIsBackAfterItsAlarmEnded_RepeatsNoEvent()
    {
        RulesChangeFeed feed = Feed(Watched);
        feed.At(0, 1);
        feed.At(31, 1, sensor: "q1").Order().ShouldBe(["raised", "raised"]);
        feed.Restart(Other);
        feed.At(40, 1, sensor: "q1").ShouldBeEmpty();
        feed.At(101, 1, sensor: "q1").Order().ShouldBe(["rule_removed", "rule_removed"]);
        feed.Restart(Watched);

        feed.At(110, 1, sensor: "q1").ShouldBeEmpty();
        feed.At(200, 1, sensor: "q1").ShouldBe(["raised"]);
        feed.At(201, 1).ShouldBeEmpty();
        feed.At(232, 1, sensor: "q1").ShouldBe(["raised"]);

        feed.Runner.Output.Events.Select(alarm => alarm.EventId).ShouldBeUnique();
        feed.Runner.Output.Events[^2].SensorId.ShouldBe("s9");
        feed.Runner.Output.Events[^1].SensorId.ShouldBe("s1");
    }

    private static RulesChangeFeed Feed(string rule) => new(rule, TimeSpan.FromMinutes(1));
}
