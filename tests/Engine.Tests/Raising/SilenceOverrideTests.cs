using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>A sensor that is heard is not silent, whatever variant of the rule its records choose.</summary>
public sealed class SilenceOverrideTests
{
    [Fact]
    public void NoData_HeardUnderAnOverrideThatDoesNotWatch_IsNotSilent()
    {
        SensorFeed feed = new(
            """
            "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}},"no_data":{"after":"1m"},
            "overrides":[{"where":{"mode":"m"},"no_data":null}]
            """);
        feed.At(0, """ "t":10,"labels":{"mode":"run"} """);
        feed.At(30, """ "t":11,"labels":{"mode":"m"} """);
        feed.At(59, """ "t":12,"labels":{"mode":"m"} """);

        feed.Wait(500).ShouldBeEmpty();
        feed.At(501, """ "t":13,"labels":{"mode":"run"} """).ShouldBeEmpty();
        feed.Wait(600).Single().OccurredAt.ShouldBe(SensorFeed.Start.AddSeconds(561));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NoData_OnlyAnOverrideWatches_ClearsUnderTheOther(bool restarted)
    {
        SensorFeed feed = new(
            """
            "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}},
            "overrides":[{"where":{"mode":"run"},"no_data":{"after":"1m"}}]
            """);
        feed.At(0, """ "t":10,"labels":{"mode":"run"} """);
        feed.Wait(70).Single().Event.ShouldBe(AlarmEventKind.Raised);
        if (restarted) feed.Restart();

        AlarmEvent cleared = feed.At(80, """ "t":11,"labels":{"mode":"idle"} """).Single();
        cleared.Event.ShouldBe(AlarmEventKind.Cleared);
        cleared.Condition.Type.ShouldBe(EventConditionType.NoData);
        feed.Wait(500).ShouldBeEmpty();
    }

    [Fact]
    public void NoData_RecordWithSeveralSamples_ShowsTheLast()
    {
        SensorFeed feed = new(""" "id":"r","type":"limits","levels":{"hi":{"limit":80}},"no_data":{"after":"1m"} """);
        feed.At(0, "\"a\":10,\"b\":20");

        feed.Wait(70).Single().Measurement!.Name.ShouldBe("b");
    }

    [Theory]
    [InlineData("", "r/s1/no_data")]
    [InlineData(""" ,"no_data":{"after":"1m"} """, "r/s1/%6Eo_data")]
    public void Measurement_NamedNoData_IsAMeasurement(string watch, string key)
    {
        SensorFeed feed = new(""" "id":"r","type":"limits","levels":{"hi":{"limit":80,"off_delay":"5s"}} """ + watch);

        AlarmEvent raised = feed.At(0, "\"no_data\":90").Single();
        raised.AlarmKey.ShouldBe(key);
        raised.Level.ShouldBe(EventLevel.Hi);
        raised.Condition.Type.ShouldBe(EventConditionType.Limit);
        feed.At(1, "\"no_data\":50").ShouldBeEmpty();
        feed.Restart();
        feed.Wait(20).Single().Event.ShouldBe(AlarmEventKind.Cleared);
    }
}
