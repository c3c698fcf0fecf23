using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Labels and device are those of the record: for the choice of a rule, and in events.</summary>
public sealed class RecordDescriptionTests
{
    private const string Base = """ "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}} """;

    [Fact]
    public void Where_RecordWithoutLabels_DoesNotMatchForThoseOfAnEarlierOne()
    {
        SensorFeed feed = new(Base + """ ,"where":{"site":"north"} """);
        feed.At(0, """ "t":10,"labels":{"site":"north"} """);

        feed.At(1, "\"t\":90").ShouldBeEmpty();
        feed.At(2, """ "t":91,"labels":{"site":"north"} """).Single().Event.ShouldBe(AlarmEventKind.Raised);
        feed.At(3, "\"t\":10").ShouldBeEmpty("it ends no alarm either");
    }

    [Fact]
    public void Event_RecordWithoutLabelsAndDevice_ShowsNone()
    {
        SensorFeed feed = new(Base);
        feed.At(0, """ "t":10,"device_id":"gw-1","labels":{"site":"north"} """);

        AlarmEvent raised = feed.At(1, "\"t\":90").Single();
        raised.DeviceId.ShouldBeNull();
        raised.Labels.ShouldBeNull();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Delay_DueBeforeTheNextRecord_IsDescribedByTheRecordsBeforeIt(bool silent, bool restarted)
    {
        SensorFeed feed = new(
            """
            "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80,"on_delay":"30s"}},
            "message":"{device_id} {labels.site}",
            "overrides":[{"where":{"site":"south"},"levels":{"hi":{"on_delay":"2m"}}}]
            """);
        feed.At(0, """ "t":99,"device_id":"gw-1","labels":{"site":"north"} """);
        feed.At(1, """ "t":null,"device_id":"gw-3","labels":{"site":"west"} """).ShouldBeEmpty();
        feed.At(0, """ "t":99,"device_id":"gw-4","labels":{"site":"east"} """, kafka: 2).ShouldBeEmpty();
        if (restarted) feed.Restart();
        if (silent) feed.Wait(40);

        feed.At(60, """ "t":99,"device_id":"gw-2","labels":{"site":"south"} """);
        AlarmEvent raised = feed.Events.ShouldHaveSingleItem();
        raised.OccurredAt.ShouldBe(SensorFeed.Start.AddSeconds(30));
        raised.Source!.Offset.ShouldBe(0);
        raised.DeviceId.ShouldBe("gw-1");
        raised.Labels!["site"].ShouldBe("north");
        raised.Message.ShouldBe("gw-1 north");
    }

    [Fact]
    public void Cleared_UnderAnOverrideWithOtherSeverity_ShowsWhatWasShown()
    {
        SensorFeed feed = new(Base + """ ,"overrides":[{"where":{"mode":"night"},"severity":950}] """);
        feed.At(0, """ "t":99,"labels":{"mode":"day"} """).Single().Severity.ShouldBe(600);

        AlarmEvent cleared = feed.At(1, """ "t":50,"labels":{"mode":"night"} """).Single();
        cleared.Severity.ShouldBe(600);
        cleared.Priority.ShouldBe(AlarmPriority.Medium);
        cleared.PreviousSeverity.ShouldBe(600);
    }

    [Fact]
    public void Override_LacksTheLevelShown_LetsItStandUntilTheRemovalDelay()
    {
        SensorFeed feed = new(
            """
            "id":"r","type":"limits","measurement":"t","levels":{"hihi":{"limit":95},"hi":{"limit":80}},
            "overrides":[{"where":{"mode":"test"},"levels":{"hihi":null}}]
            """);
        feed.At(0, """ "t":99,"labels":{"mode":"run"} """).Single().Level.ShouldBe(EventLevel.HiHi);

        feed.At(1, """ "t":50,"labels":{"mode":"test"} """).ShouldBeEmpty();
        feed.At(2, """ "t":50,"labels":{"mode":"run"} """).Single().Event.ShouldBe(AlarmEventKind.Cleared);
    }
}
