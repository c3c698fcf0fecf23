using KafkaAlarms.Engine.Model.Records;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding.Times;

public sealed class SampleTimeTests
{
    [Fact]
    public void Decode_MeasurementsWithOwnTimes_BecomeRecordsInOrderOfTime() =>
        Decoded.Of("""
            {"ts":1787393730,"measurements":[{"name":"a","value":1},{"name":"b","value":2,"ts":1787393720},
             {"name":"c","value":3,"ts":1787393740},{"name":"d","value":4},{"name":"e","value":5,"ts":1787393730}]}
            """).ToString().ShouldBe("boiler-07: b=2\nboiler-07: a=1 d=4 e=5\nboiler-07: c=3");

    [Fact]
    public void Decode_MeasurementsWithOwnTimes_KeepThem()
    {
        Decoded decoded = Decoded.Of("""
            {"measurements":{"a":{"value":1,"ts":"2026-08-22T10:15:29Z"},"b":{"value":2,"ts":"2026-08-22T10:15:28Z"}}}
            """);

        decoded.Batch.Records.ToArray().Select(record => record.Time).ShouldBe(
            [Decoded.Ticks("2026-08-22T10:15:28Z"), Decoded.Ticks("2026-08-22T10:15:29Z")]);
        decoded.Batch.Records.ToArray().ShouldAllBe(record => record.TimeOrigin == TimeOrigin.Record);
    }

    [Fact]
    public void Decode_OneNameTwice_BecomesRecordsOfTheirOwn() =>
        Decoded.Of("""
            {"ts":1787393730,"measurements":[{"name":"a","value":1},{"name":"a","value":2},{"name":"b","value":3}]}
            """).ToString().ShouldBe("boiler-07: a=1 b=3\nboiler-07: a=2");

    [Theory]
    [InlineData("""{"a":1,"b":3,"a":2}""")]
    [InlineData("""{"measurements":{"a":1,"b":3,"\u0061":2}}""")]
    public void Decode_KeyTwice_IsOneNameTwice(string value) =>
        Decoded.Of(value).ToString().ShouldBe("boiler-07: a=1 b=3\nboiler-07: a=2");

    [Fact]
    public void Decode_ReservedKeyTwice_LastCounts() =>
        Decoded.Of("""{"sensor_id":"a","sensor_id":"b","v":1}""", key: null).ToString().ShouldBe("b: v=1");

    [Fact]
    public void Decode_UnusableOwnTime_StandsApart()
    {
        Decoded decoded = Decoded.Of("""
            {"ts":1787393730,"measurements":[{"name":"a","value":1},{"name":"b","value":2,"ts":1},{"name":"c","value":3,"ts":null}]}
            """);

        decoded.ToString().ShouldBe("boiler-07: a=1 c=3\nboiler-07: b=2");
        decoded.Batch.Records[1].TimeOrigin.ShouldBe(TimeOrigin.KafkaTooOld);
    }

    [Fact]
    public void Decode_Records_CountThroughTheKafkaRecord()
    {
        Decoded decoded = Decoded.Of("""[{"a":1,"a":2},{"b":3},7,{"c":4}]""");

        decoded.ToString().ShouldBe(
            "boiler-07: a=1\nboiler-07: a=2\nboiler-07: b=3\nboiler-07: c=4\n! 2 NotSensorRecord");
        decoded.Batch.Records.ToArray().Select(record => record.Index).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void Decode_ArrayRunningBackInTime_KeepsItsOrder() =>
        Decoded.Of("""[{"ts":1787393730,"a":1},{"ts":1787393720,"a":2}]""")
            .ToString().ShouldBe("boiler-07: a=1\nboiler-07: a=2");
}
