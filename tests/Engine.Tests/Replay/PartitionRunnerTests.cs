using KafkaAlarms.Engine.Model.Records;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay;

public sealed class PartitionRunnerTests
{
    private const string Hi = """ "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80,"on_delay":"10s"}} """;

    private const string Silence =
        """ "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}},"no_data":{"after":"1m","expected":["s1","s2"]} """;

    [Fact]
    public void Feed_SamplesBeyondTheDelay_GiveEventsThatNameTheirSource()
    {
        PartitionFeed feed = new(Hi);
        feed.At(0, 90);
        feed.At(11, 91);
        feed.At(20, 50);

        feed.Lines.ShouldBe(["Raised r/s1/t at 10", "Cleared r/s1/t at 20"]);
        feed.Output.Events[1].Source!.Topic.ShouldBe("series.csv");
        feed.Output.Events[1].Source!.Offset.ShouldBe(2);
    }

    [Fact]
    public void AdvanceTo_WithADelayRunning_LetsItRunOut()
    {
        PartitionFeed feed = new(Hi);
        feed.At(0, 90);
        feed.Runner.AdvanceTo(PartitionFeed.Start.AddSeconds(15));
        feed.Lines.ShouldBeEmpty();
        feed.Runner.AdvanceTo(PartitionFeed.Start.AddSeconds(15.1));

        feed.Lines.ShouldBe(["Raised r/s1/t at 10"]);
    }

    [Fact]
    public void AdvanceTo_PastSilence_RaisesNoDataOfHeardAndExpectedSensors()
    {
        PartitionFeed feed = new(Silence);
        feed.At(0, 20);
        feed.Runner.AdvanceTo(PartitionFeed.Start.AddMinutes(5));

        feed.Lines.ShouldBe(["Raised r/s1/no_data at 60", "Raised r/s2/no_data at 60"], ignoreOrder: true);
    }

    [Fact]
    public void Feed_WhileKafkaTimeRests_NeverCountsSilence()
    {
        PartitionFeed feed = new(Silence, kafkaTimeRests: true);
        feed.At(0, 20);
        feed.At(3_600, 90);
        feed.Runner.AdvanceTo(PartitionFeed.Start.AddDays(2));

        feed.Lines.ShouldBe(["Raised r/s1/t at 3600"]);
    }

    [Fact]
    public void Feed_WhileKafkaTimeRests_DelaysRunOnTheSensorsOwnTime()
    {
        PartitionFeed feed = new(Hi, kafkaTimeRests: true);
        feed.At(0, 90);
        feed.At(86_400, 91);

        feed.Lines.ShouldBe(["Raised r/s1/t at 10"]);
    }

    [Fact]
    public void Feed_WhileKafkaTimeRests_NoTimeIsTooNewAndNoClockIsSetBack()
    {
        PartitionFeed feed = new(Hi, kafkaTimeRests: true);
        feed.At(86_400, 50);
        for (int second = 0; second < 3_600; second += 60) feed.At(second, 90);
        feed.Runner.Commit();

        feed.Lines.ShouldBeEmpty();
        feed.Runner.Counters.Published(SampleDisposition.Late).ShouldBe(60);
        feed.Runner.Counters.Published(TimeOrigin.Record).ShouldBe(61);
    }

    [Fact]
    public void Commit_AlarmsThatAreOver_LetsGoOfThem()
    {
        PartitionFeed feed = new(Hi);
        feed.At(0, 90);
        feed.At(11, 91);
        feed.At(20, 50);
        feed.Runner.Task.Conditions.Count().ShouldBe(1);
        feed.Runner.Commit();

        feed.Runner.Task.Conditions.ShouldBeEmpty();
        feed.Runner.Counters.Published(RecordOutcome.Evaluated).ShouldBe(3);
    }

    [Fact]
    public void Observer_OfVerdicts_IsShownEachWithItsLimits()
    {
        VerdictLog log = new();
        PartitionFeed feed = new(Hi, observer: log);
        feed.At(0, 90.5);
        feed.At(1, 20);

        log.Lines.ShouldBe(["r s1 t 90.5 hi > 80", "r s1 t 20 hi > 80"]);
    }
}
