using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding.Values;

public sealed class ValueReaderTests
{
    [Theory]
    [InlineData("81.4", "v=81.4")]
    [InlineData("-0.1", "v=-0.1")]
    [InlineData("1e3", "v=1000")]
    [InlineData("0.1000000000000000055511151231257827", "v=0.1")]
    [InlineData("9007199254740993", "v=9007199254740992")]
    [InlineData("1e-400", "v=0")]
    [InlineData("1e400", "v=none(Bad)")]
    [InlineData("-1e400", "v=none(Bad)")]
    [InlineData("\"1e400\"", "v=none(Bad)")]
    [InlineData("\" 81.4 \"", "v=81.4")]
    [InlineData("\"+5\"", "v=5")]
    [InlineData("\"1,5\"", "v='1,5'")]
    [InlineData("\"1 000\"", "v='1 000'")]
    [InlineData("\"0x10\"", "v='0x10'")]
    [InlineData("\"45%\"", "v='45%'")]
    [InlineData("true", "v=true")]
    [InlineData("\"True\"", "v=true")]
    [InlineData("\"on\"", "v=true")]
    [InlineData("\"OPEN\"", "v=true")]
    [InlineData("\"Yes\"", "v=true")]
    [InlineData("false", "v=false")]
    [InlineData("\"OFF\"", "v=false")]
    [InlineData("\"Closed\"", "v=false")]
    [InlineData("\"NO\"", "v=false")]
    [InlineData("\"false\"", "v=false")]
    [InlineData("null", "v=none(Bad)")]
    [InlineData("\"\"", "v=none(Bad)")]
    [InlineData("\"  \"", "v=none(Bad)")]
    [InlineData("\"NaN\"", "v=none(Bad)")]
    [InlineData("\"unavailable\"", "v=none(Bad)")]
    [InlineData("\"Unknown\"", "v=none(Bad)")]
    [InlineData("\"-Infinity\"", "v=none(Bad)")]
    [InlineData("\"RUNNING\"", "v='RUNNING'")]
    [InlineData("\"a\\u00e9\\n\\ud83d\\ude00\"", "v='a\u00e9\n\ud83d\ude00'")]
    public void Decode_Value_FollowsTheTables(string value, string expected) =>
        Decoded.Format(Decoded.Of($$"""{"v":{{value}}}""").Sample).ShouldBe(expected);

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("-nan")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("inf")]
    public void Decode_BareNotANumber_SpoilsThatValueOnly(string token) =>
        Decoded.Of($$"""{"a":1,"b":{{token}},"c":[{{token}},2],"text":"NaN, NaN"}""")
            .ToString().ShouldBe("boiler-07: a=1 b=none(Bad) c[0]=none(Bad) c[1]=2 text='NaN, NaN'");

    [Fact]
    public void Decode_NumberOf400Digits_SpoilsThatValueOnly() =>
        Decoded.Of($$"""{"a":{{new string('9', 400)}},"b":0.{{new string('3', 400)}},"c":3}""")
            .ToString().ShouldBe("boiler-07: a=none(Bad) b=0.3333333333333333 c=3");

    [Theory]
    [InlineData("\"good\"", Quality.Good)]
    [InlineData("\"GoodClamped\"", Quality.Good)]
    [InlineData("\"Uncertain\"", Quality.Uncertain)]
    [InlineData("\"BAD\"", Quality.Bad)]
    [InlineData("\"BadSensorFailure\"", Quality.Bad)]
    [InlineData("192", Quality.Good)]
    [InlineData("0", Quality.Bad)]
    [InlineData("500", Quality.Bad)]
    [InlineData("64", Quality.Uncertain)]
    [InlineData("\"whatever\"", Quality.Uncertain)]
    [InlineData("null", Quality.Good)]
    public void Decode_Quality_IsRead(string quality, Quality expected)
    {
        Decoded.Of($$"""{"v":1,"quality":{{quality}}}""").Sample.Quality.ShouldBe(expected);
        Decoded.Of($$"""{"measurements":[{"quality":{{quality}},"name":"v","value":1}]}""").Sample.Quality.ShouldBe(expected);
    }

    [Fact]
    public void Decode_OwnQuality_ComesBeforeThatOfTheRecord() =>
        Decoded.Of("""{"quality":"bad","measurements":[{"name":"v","value":1,"quality":"good"},{"name":"w","value":2}]}""")
            .ToString().ShouldBe("boiler-07: v=1 w=2(Bad)");

    [Fact]
    public void Decode_EqualTexts_AreOneString()
    {
        Decoded decoded = new();
        decoded.Decode("""{"temperature":"RUNNING"}""");
        Sample first = decoded.Sample;
        decoded.Decode("""{"x":1,"temperature":"RUNNING"}""");
        decoded.Samples[1].Name.ShouldBeSameAs(first.Name);
        decoded.Samples[1].Text.ShouldBeSameAs(first.Text);
    }
}
