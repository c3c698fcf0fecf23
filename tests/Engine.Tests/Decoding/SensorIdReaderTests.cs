using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding;

public sealed class SensorIdReaderTests
{
    private static readonly DecodingOptions BodyFirst = new() { SensorId = SensorIdSource.Body };

    [Theory]
    [InlineData("k", "k", "k", false, false)]
    [InlineData("k", "b", "k", false, true)]
    [InlineData("k", null, "k", false, false)]
    [InlineData(null, "b", "b", true, false)]
    [InlineData("", "b", "b", true, false)]
    [InlineData("k", "", "k", false, false)]
    public void Decode_KeyAndBody_KeyWins(string? key, string? body, string id, bool unkeyed, bool mismatch)
    {
        DecodedRecord record = Decoded.Of(BodyWith(body), key).Single;

        (record.SensorId.ToString(), record.Unkeyed, record.KeyMismatch).ShouldBe((id, unkeyed, mismatch));
    }

    [Theory]
    [InlineData("k", "k", "k", false, false)]
    [InlineData("k", "b", "b", true, true)]
    [InlineData("k", null, "k", false, false)]
    public void Decode_BodyFirst_BodyWins(string? key, string? body, string id, bool unkeyed, bool mismatch)
    {
        DecodedRecord record = Decoded.Of(BodyWith(body), key, BodyFirst).Single;

        (record.SensorId.ToString(), record.Unkeyed, record.KeyMismatch).ShouldBe((id, unkeyed, mismatch));
    }

    [Theory]
    [InlineData("4711", "4711")]
    [InlineData("\"a\\u00e9\\\"b\"", "a\u00e9\"b")]
    [InlineData("\"\u00fc\"", "\u00fc")]
    public void Decode_IdInBody_IsItsText(string token, string id) =>
        Decoded.Of($$"""{"sensor_id":{{token}},"v":1}""", key: null).Single.SensorId.ToString().ShouldBe(id);

    [Fact]
    public void Decode_EscapedIdsOfABatch_StayApart() =>
        Decoded.Of("""[{"sensor_id":"\u0061","v":1},{"sensor_id":"\u0062","v":2}]""", key: null)
            .ToString().ShouldBe("a: v=1\nb: v=2");

    [Fact]
    public void Decode_IdInHeaderOnly_IsTakenFromTheLast()
    {
        Decoded decoded = new();
        decoded.Record.Headers = new Headers(("sensor_id", "x"), ("sensor_id", "h"), ("other", "y"));
        decoded.Decode("81.4", key: null);
        decoded.ToString().ShouldBe("h: value=81.4");
        decoded.Single.Unkeyed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("k", "{}", "k:")]
    [InlineData(null, """{"sensor_id":"b"}""", "b:")]
    public void Decode_HeaderBesideKeyOrBody_IsNotAsked(string? key, string value, string expected)
    {
        Decoded decoded = new();
        decoded.Record.Headers = new Headers(("sensor_id", "h"));
        decoded.Decode(value, key);
        decoded.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"v":1}""")]
    [InlineData("""{"sensor_id":null,"v":1}""")]
    [InlineData("""{"sensor_id":true,"v":1}""")]
    [InlineData("""{"sensor_id":"","v":1}""")]
    public void Decode_NoId_IsProblem(string value) =>
        Decoded.Of(value, key: null).ToString().ShouldBe("! -1 NoSensorId");

    [Fact]
    public void Decode_ElementWithoutId_LosesItAlone() =>
        Decoded.Of("""[{"sensor_id":"a","v":1},{"v":2},{"sensor_id":"c","v":3}]""", key: null)
            .ToString().ShouldBe("a: v=1\nc: v=3\n! 1 NoSensorId");

    [Fact]
    public void Decode_KeyNotUtf8_IsProblem()
    {
        Decoded decoded = new();
        decoded.Decode("{}"u8.ToArray(), [0xFF, 0x41]);
        decoded.Codes.ShouldBe([ErrorCode.NotUtf8]);
    }

    [Fact]
    public void Decode_DeviceLabelsAndSeq_AreKept()
    {
        DecodedRecord record = Decoded.Of("""{"device_id":"gw-2","seq":1234,"labels":{"site":"north"},"v":1}""").Single;

        record.DeviceId.ToString().ShouldBe("gw-2");
        record.Seq.ShouldBe(1234);
        record.Labels.ToString().ShouldBe("""{"site":"north"}""");
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("99999999999999999999")]
    public void Decode_SeqThatIsNoInteger_IsNone(string seq) =>
        Decoded.Of($$"""{"seq":{{seq}},"v":1}""").Single.Seq.ShouldBeNull();

    [Theory]
    [InlineData("5.0", 5)]
    [InlineData("5e0", 5)]
    [InlineData("1.20E+1", 12)]
    [InlineData("-0.0", 0)]
    [InlineData("\"7\"", 7)]
    public void Decode_SeqThatIsAWholeNumber_IsThatHoweverWritten(string seq, long number) =>
        Decoded.Of($$"""{"seq":{{seq}},"v":1}""").Single.Seq.ShouldBe(number);

    private static string BodyWith(string? id) => id is null ? """{"v":1}""" : $$"""{"sensor_id":"{{id}}","v":1}""";

    private sealed class Headers(params (string Name, string Value)[] headers) : IRecordHeaders
    {
        public int Count => headers.Length;

        public string NameAt(int index) => headers[index].Name;

        public ReadOnlyMemory<byte> ValueAt(int index) => Encoding.UTF8.GetBytes(headers[index].Value);
    }
}
