using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>A condition of the whole record runs on the clocks of what its rule reads, not on those of what else
/// stands in the record.</summary>
public sealed class WholeRecordClockTests
{
    private const string Other = """ ,{"id":"other","type":"limits","measurement":"t","levels":{"hi":{"limit":80}} """;

    private static readonly EngineSettings Evaluating =
        new() { Decoding = new DecodingOptions { Late = LateSamples.Evaluate } };

    private static readonly RuleType Sum = new("latest-sum", "1.0.0", "Tests", "1.0.0", "", () => new LatestSumRule());

    [Fact]
    public void OtherMeasurement_Late_LeavesTheClockToTheDeclaredOnes()
    {
        SensorFeed feed = new(
            """ "id":"p","type":"spindle-power","settings":{"high":{"limit":9000}}} """ + Other, Evaluating);
        feed.At(10, "\"torque\":200,\"speed\":900").Single().Event.ShouldBe(AlarmEventKind.Raised);
        feed.At(100, "\"t\":1");

        AlarmEvent cleared = feed.At(20, "\"torque\":50,\"speed\":900,\"t\":2", kafka: 101).Single();

        cleared.Event.ShouldBe(AlarmEventKind.Cleared);
        cleared.OccurredAt.ShouldBe(SensorFeed.Start.AddSeconds(20));
    }

    [Fact]
    public void OtherMeasurement_Late_LeavesTheClockToTheSelectedOnes()
    {
        RuleType fragile = new("fragile", "1.0.0", "Tests", "1.0.0", "", () => new Rules.FragileRule());
        SensorFeed feed = new(
            """ "id":"f","type":"fragile","measurement":"u*","severity":500} """ + Other, Evaluating, fragile);
        feed.At(10, "\"u1\":90").Single().Event.ShouldBe(AlarmEventKind.Raised);
        feed.At(100, "\"t\":1");

        feed.At(20, "\"t\":2,\"u1\":9", kafka: 101).Single().OccurredAt.ShouldBe(SensorFeed.Start.AddSeconds(20));
    }

    [Theory]
    [InlineData("north", 20)]
    [InlineData("south", 100)]
    public void Override_ThatDeclaresAnother_RunsOnTheClockOfThatOne(string site, int clock)
    {
        SensorFeed feed = new(
            """
            "id":"s","type":"latest-sum","severity":500,"settings":{"max_age":"85s"},
            "overrides":[{"where":{"site":"south"},"settings":{"second":"t"}}]}
            """ + Other,
            Evaluating,
            Sum);
        string labels = $"\"labels\":{{\"site\":\"{site}\"}}";
        feed.At(10, $"\"a\":50,\"b\":50,\"t\":50,{labels}").Single().Event.ShouldBe(AlarmEventKind.Raised);
        feed.At(100, $"\"t\":1,{labels}").ShouldBeEmpty("what was read last is too old");

        feed.At(20, $"\"a\":1,\"b\":1,\"t\":2,{labels}", kafka: 101).Single()
            .OccurredAt.ShouldBe(SensorFeed.Start.AddSeconds(clock));
    }

    [Fact]
    public void RecordWithNoneOfThem_Late_RaisesWhereTheRuleHadReadTo()
    {
        SensorFeed feed = new(
            """ "id":"s","type":"latest-sum","severity":500,"settings":{"max_age":"12s"}} """ + Other, Evaluating, Sum);
        feed.At(90, "\"a\":50");
        feed.At(110, "\"b\":50").ShouldBeEmpty("they are too far apart");
        feed.At(119, "\"t\":1");

        feed.At(100, "\"t\":2", kafka: 120).Single().OccurredAt.ShouldBe(SensorFeed.Start.AddSeconds(110));
    }
}
