using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Late samples that are evaluated all the same, <c>Decoding:Late=evaluate</c>.</summary>
public sealed class LateSampleTests
{
    private static readonly EngineSettings Evaluating =
        new() { Decoding = new DecodingOptions { Late = LateSamples.Evaluate } };

    [Fact]
    public void LateSample_AfterTheAlarmCleared_RaisesNotBeforeThat()
    {
        SensorFeed feed = new(""" "id":"r","type":"limits","levels":{"hi":{"limit":80}} """, Evaluating);
        feed.At(100, "\"t\":90").Single().Event.ShouldBe(AlarmEventKind.Raised);
        feed.At(110, "\"t\":50").Single().Event.ShouldBe(AlarmEventKind.Cleared);
        feed.Restart();

        AlarmEvent raised = feed.At(95, "\"t\":91", kafka: 111).Single();

        raised.Event.ShouldBe(AlarmEventKind.Raised);
        raised.OccurredAt.ShouldBe(SensorFeed.Start.AddSeconds(110));
        raised.Measurement!.Ts.ShouldBe(SensorFeed.Start.AddSeconds(95));
        raised.AlarmId.ShouldBe(AlarmIdentity.AlarmId(
            raised.AlarmKey, TaskRunner.Topic, 0, 2, 0, SensorFeed.Start.AddSeconds(95), EventLevel.Hi));
    }
}
