using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding;

public sealed class BrokenRecordTests
{
    private static readonly DecodingOptions Tight = new()
    {
        MaxRecordBytes = 1024, MaxDepth = 4, MaxMeasurements = 3, MaxElements = 2, MaxTextBytes = 16,
    };

    [Theory]
    [InlineData("", nameof(ErrorCode.EmptyValue))]
    [InlineData(" \r\n\t", nameof(ErrorCode.EmptyValue))]
    [InlineData("\uFEFF", nameof(ErrorCode.EmptyValue))]
    [InlineData("{", nameof(ErrorCode.TruncatedJson))]
    [InlineData("""{"a""", nameof(ErrorCode.TruncatedJson))]
    [InlineData("""{"a":""", nameof(ErrorCode.TruncatedJson))]
    [InlineData("""{"a":1""", nameof(ErrorCode.TruncatedJson))]
    [InlineData("""{"a":tru""", nameof(ErrorCode.TruncatedJson))]
    [InlineData("""{"a":"x\u00""", nameof(ErrorCode.TruncatedJson))]
    [InlineData("""{"a":1}x""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":1}{"a":2}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":1}/* c */""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{/* c */"a":1}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":1,}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":01}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":1.}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":+1}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":1e}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":TRUE}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{a:1}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a" 1}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":1 "b":2}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":[1}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("{\"a\":\"x\ny\"}", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"a":"\x"}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("""{"sensor_id":"\ud800","a":1}""", nameof(ErrorCode.BrokenJson))]
    [InlineData("\"abc", nameof(ErrorCode.TruncatedJson))]
    [InlineData("\"abc\"x", nameof(ErrorCode.BrokenJson))]
    public void Decode_NoJson_IsOneProblemOfTheWholeRecord(string value, string code)
    {
        Decoded decoded = Decoded.Of(value);
        decoded.ToString().ShouldBe($"! -1 {code}");
    }

    [Fact]
    public void Decode_Tombstone_IsNothing()
    {
        Decoded decoded = new();
        decoded.Decode("{");
        decoded.Decode(null, [.. "k"u8]);
        decoded.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Decode_ByteOrderMark_IsSkipped() => Decoded.Of("\uFEFF {\"v\":1}").ToString().ShouldBe("boiler-07: v=1");

    [Fact]
    public void Decode_NotUtf8_IsProblem() =>
        Decoded.Of([.. "{\"v\":\""u8, 0xE9, .. "\"}"u8]).ToString().ShouldBe("! -1 NotUtf8");

    [Fact]
    public void Decode_ElementNotUtf8_LosesItAlone() =>
        Decoded.Of([.. "[{\"v\":1},{\"v\":\""u8, 0xE9, .. "\"},{\"v\":3}]"u8])
            .ToString().ShouldBe("boiler-07: v=1\nboiler-07: v=3\n! 1 NotUtf8");

    [Theory]
    [InlineData("""[{"v":1},{"v":1..2},{"v":3}]""", "! 1 BrokenJson")]
    [InlineData("""[{"v":1},{"v":[1,{"x":"},"},oops]},{"v":3}]""", "! 1 BrokenJson")]
    [InlineData("""[{"v":1},oops,{"v":3}]""", "! 1 BrokenJson")]
    [InlineData("""[{"v":1},null,{"v":3}]""", "! 1 NotSensorRecord")]
    [InlineData("""[{"v":1},[{"v":2}],{"v":3}]""", "! 1 NotSensorRecord")]
    [InlineData("""[{"v":1},5,{"v":3}]""", "! 1 NotSensorRecord")]
    [InlineData("""[{"v":1},{"v":3},]""", "! 2 BrokenJson")]
    [InlineData("""[{"v":1},{"v":3},{"v":""", "! 2 TruncatedJson")]
    [InlineData("""[{"v":1},{"v":3}""", "! 2 TruncatedJson")]
    [InlineData("""[{"v":1},{"v":3} {"v":4}]""", "! 2 BrokenJson")]
    public void Decode_BrokenElement_LosesItAlone(string value, string problem) =>
        Decoded.Of(value).ToString().ShouldBe($"boiler-07: v=1\nboiler-07: v=3\n{problem}");

    [Fact]
    public void Decode_TextBehindArray_IsOneProblemOfTheWholeRecord() =>
        Decoded.Of("""[{"v":1},5]x""").ToString().ShouldBe("! -1 BrokenJson");

    [Theory]
    [InlineData("""{"a":{"b":{"c":{"d":{}}}}}""", "! -1 TooDeep")]
    [InlineData("""{"a":{"b":{"c":{}}}}""", "boiler-07:")]
    [InlineData("""[{"a":{"b":{"c":{}}}},{"v":1}]""", "boiler-07: v=1\n! 0 TooDeep")]
    [InlineData("""{"a":1,"b":2,"c":3,"d":4}""", "! -1 TooManyMeasurements")]
    [InlineData("""{"a":[1,2,3]}""", "boiler-07: a[0]=1 a[1]=2 a[2]=3")]
    [InlineData("""[{"a":[1,2,3,4]},{"v":1}]""", "boiler-07: v=1\n! 0 TooManyMeasurements")]
    [InlineData("""[{"v":1},{"v":1},{"v":1}]""", "! -1 TooManyRecords")]
    [InlineData("""[{"v":1},{"v":1,"v":2}]""", "! -1 TooManyRecords")]
    [InlineData("""{"v":1,"v":2,"v":3}""", "! -1 TooManyRecords")]
    [InlineData("""{"12345678901234567":1,"b":2}""", "boiler-07: b=2\n! 0 TextTooLong")]
    [InlineData("""{"a":"12345678901234567","b":2}""", "boiler-07: b=2\n! 0 TextTooLong")]
    [InlineData("""{"a":"1234567890123456","b":2}""", "boiler-07: a=1234567890123456 b=2")]
    [InlineData("""{"12345678":{"12345678":1,"b":2}}""", "boiler-07: 12345678.b=2\n! 0 TextTooLong")]
    [InlineData("""{"v":1,"unit":"12345678901234567"}""", "! -1 TextTooLong")]
    [InlineData("""{"v":1,"sensor_id":"12345678901234567"}""", "! -1 TextTooLong")]
    [InlineData("""{"v":1,"device_id":"12345678901234567"}""", "! -1 TextTooLong")]
    [InlineData("""{"v":1,"labels":{"a":"12345678901234567"}}""", "! -1 TextTooLong")]
    [InlineData("""{"measurements":[{"name":"a","value":1,"unit":"12345678901234567"},{"name":"b","value":2}]}""",
        "boiler-07: b=2\n! 0 TextTooLong")]
    public void Decode_BeyondLimit_IsProblem(string value, string expected) =>
        Decoded.Of(value, options: Tight).ToString().ShouldBe(expected);

    [Fact]
    public void Decode_ValueTooLarge_IsNotRead() =>
        Decoded.Of(new string(' ', 1025), options: Tight).Codes.ShouldBe([ErrorCode.ValueTooLarge]);

    [Theory]
    [InlineData("[", "")]
    [InlineData("{\"a\":", "")]
    [InlineData("[", "]")]
    public void Decode_TenThousandLevels_AreRefused(string open, string close)
    {
        string value = string.Concat(Enumerable.Repeat(open, 10_000)) + string.Concat(Enumerable.Repeat(close, 10_000));
        Decoded.Of(value).Codes.ShouldBe([ErrorCode.TooDeep]);
    }

    [Fact]
    public void Decode_TenMegabytes_AreRefused() =>
        Decoded.Of(new byte[10_000_000]).Codes.ShouldBe([ErrorCode.ValueTooLarge]);

    [Fact]
    public void Decode_Problem_NeverShowsAValue()
    {
        Decoded decoded = Decoded.Of("""[{"secret-name":secret},{"sensor_id":"\ud800secret"},"secret",[secret]]""", key: null);

        decoded.Batch.Problems.Count.ShouldBe(4);
        decoded.Batch.Problems.ShouldAllBe(problem => !problem.Detail.Contains("secret"));
    }

    [Fact]
    public void Decode_ManyBrokenMeasurements_AreOneProblem()
    {
        string value = $$"""{"measurements":[{{string.Join(',', Enumerable.Repeat("{}", 50_000))}},{"name":"b","value":2}]}""";
        Decoded.Of(value).ToString().ShouldBe("boiler-07: b=2\n! 0 BrokenMeasurement");
    }
}
