using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding;

public sealed class RecordFormTests
{
    [Theory]
    [InlineData("""{"sensor_id":"a","ts":1787393730,"temperature":81.4,"state":"RUN"}""", "a: temperature=81.4 state='RUN'")]
    [InlineData("""{"sensor_id":"a","value":81.4}""", "a: value=81.4")]
    [InlineData("""{"sensor_id":"a","measurements":[{"name":"t","value":1},{"name":"u","value":2}]}""", "a: t=1 u=2")]
    [InlineData("""{"sensor_id":"a","measurements":{"t":1,"u":"OPEN"}}""", "a: t=1 u=true")]
    [InlineData("""[{"sensor_id":"a","t":1},{"sensor_id":"b","value":2}]""", "a: t=1\nb: value=2")]
    [InlineData("""{"sensor_id":"a"}""", "a:")]
    [InlineData("[]", "")]
    public void Decode_AcceptedForm_GivesItsSamples(string value, string expected) =>
        Decoded.Of(value, key: null).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("81.4", "k: value=81.4")]
    [InlineData(" 81.4\r\n", "k: value=81.4")]
    [InlineData("+5", "k: value=5")]
    [InlineData("ON", "k: value=true")]
    [InlineData("true", "k: value=true")]
    [InlineData("nan", "k: value=none(Bad)")]
    [InlineData("-Infinity", "k: value=none(Bad)")]
    [InlineData("null", "k: value=none(Bad)")]
    [InlineData("unavailable", "k: value=none(Bad)")]
    [InlineData("\"running\"", "k: value='running'")]
    [InlineData("\"closed\"", "k: value=false")]
    [InlineData("running", "! -1 BrokenJson")]
    public void Decode_BareScalarWithKey_IsMeasurementValue(string value, string expected) =>
        Decoded.Of(value, key: "k").ToString().ShouldBe(expected);

    [Fact]
    public void Decode_BareScalarWithoutKey_IsProblem() =>
        Decoded.Of("81.4", key: null).ToString().ShouldBe("! -1 NoSensorId");

    [Fact]
    public void Decode_ReservedNames_AreNoMeasurements() =>
        Decoded.Of("""
            {"schema_version":"1.0","sensor_id":"a","device_id":"d","ts":1,"timestamp":2,"time":3,"seq":4,"unit":"K",
             "quality":"good","labels":{"x":"y"}}
            """).ToString().ShouldBe("boiler-07:");

    [Fact]
    public void Decode_MeasurementsBesideOthers_LeavesOthersAlone() =>
        Decoded.Of("""{"site":"x","rssi":-70,"measurements":{"t":1},"t":5}""").ToString().ShouldBe("boiler-07: t=1");

    [Theory]
    [InlineData("""{"v":[1,"ON",[2,3]]}""", "boiler-07: v[0]=1 v[1]=true v[2][0]=2 v[2][1]=3")]
    [InlineData("""{"a":{"b":1,"c":{"d":2}}}""", "boiler-07: a.b=1 a.c.d=2")]
    [InlineData("""{"a":{"b":[{"c":1}]}}""", "boiler-07: a.b[0].c=1")]
    [InlineData("""{"a":[],"b":{}}""", "boiler-07:")]
    [InlineData("""{"measurements":[{"name":"v","value":[1,2],"unit":"m"}]}""", "boiler-07: v[0]=1[m] v[1]=2[m]")]
    [InlineData("""{"measurements":[{"value":{"x":1},"name":"v"}]}""", "boiler-07: v.x=1")]
    [InlineData("""{"measurements":{"v":{"value":1,"unit":"m"},"w":{"x":2}}}""", "boiler-07: v=1[m] w.x=2")]
    public void Decode_NestedValue_ExpandsByPath(string value, string expected) =>
        Decoded.Of(value).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("""{"t":1,"unit":"Cel","quality":"uncertain"}""", "boiler-07: t=1[Cel](Uncertain)")]
    [InlineData("""{"unit":"Cel","measurements":[{"name":"t","value":1},{"name":"p","value":2,"unit":"bar"}]}""",
        "boiler-07: t=1[Cel] p=2[bar]")]
    public void Decode_UnitOfRecord_AppliesToSamplesWithoutOwn(string value, string expected) =>
        Decoded.Of(value).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("""{"measurements":[{"value":1},{"name":"b","value":2}]}""", "boiler-07: b=2\n! 0 BrokenMeasurement")]
    [InlineData("""{"measurements":[{"name":7,"value":1},{"name":"b","value":2}]}""", "boiler-07: b=2\n! 0 BrokenMeasurement")]
    [InlineData("""{"measurements":[{"name":"a","value":1,"unit":5},{"name":"b","value":2}]}""", "boiler-07: b=2\n! 0 BrokenMeasurement")]
    [InlineData("""{"measurements":[{"name":"a"},3,[],{"name":"b","value":2}]}""", "boiler-07: a=none(Bad) b=2\n! 0 BrokenMeasurement")]
    [InlineData("""{"measurements":"x"}""", "boiler-07:\n! 0 BrokenMeasurement")]
    [InlineData("""{"measurements":null}""", "boiler-07:")]
    public void Decode_BrokenMeasurement_LosesItAlone(string value, string expected) =>
        Decoded.Of(value).ToString().ShouldBe(expected);
}
