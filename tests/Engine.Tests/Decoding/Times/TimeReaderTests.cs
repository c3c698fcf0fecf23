using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding.Times;

public sealed class TimeReaderTests
{
    [Theory]
    [InlineData("\"2026-08-22T10:15:30.1234567Z\"", "2026-08-22T10:15:30.1234567Z")]
    [InlineData("\"2026-08-22T10:15:30.123456789Z\"", "2026-08-22T10:15:30.1234567Z")]
    [InlineData("\"2026-08-22t10:15:30z\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2026-08-22 10:15:30,5Z\"", "2026-08-22T10:15:30.5Z")]
    [InlineData("\"2026-08-22T12:15:30+02:00\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2026-08-22T12:15:30+0200\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2026-08-22T05:45:30-04:30\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2026-08-22T12:15:30+02\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2026-08-22T10:15Z\"", "2026-08-22T10:15:00Z")]
    [InlineData("\" 2026-08-22T10:15:30Z \"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2016-12-31T23:59:60Z\"", "2017-01-01T00:00:00Z")]
    [InlineData("\"2026-08-21T24:00:00Z\"", "2026-08-22T00:00:00Z")]
    [InlineData("\"2024-02-29T00:00:00Z\"", "2024-02-29T00:00:00Z")]
    [InlineData("\"20260822T101530Z\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"20260822T101530,25+0200\"", "2026-08-22T08:15:30.25Z")]
    [InlineData("\"20260822T1015Z\"", "2026-08-22T10:15:00Z")]
    [InlineData("\"2026-08-22T10Z\"", "2026-08-22T10:00:00Z")]
    [InlineData("\"2026-08-22T10+02\"", "2026-08-22T08:00:00Z")]
    [InlineData("\"2026-W34-6T10:15:30Z\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2026W346T101530Z\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2026-W33-7T00Z\"", "2026-08-16T00:00:00Z")]
    [InlineData("\"2026-W34T00Z\"", "2026-08-17T00:00:00Z")]
    [InlineData("\"2020-W53-5T00Z\"", "2021-01-01T00:00:00Z")]
    [InlineData("\"2026-234T10:15:30Z\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2026234T101530Z\"", "2026-08-22T10:15:30Z")]
    [InlineData("\"2024-366T00:00Z\"", "2024-12-31T00:00:00Z")]
    [InlineData("\"2000-01-01T00:00:00Z\"", "2000-01-01T00:00:00Z")]
    [InlineData("\"2026-08-22T10:21:00Z\"", "2026-08-22T10:21:00Z")]
    [InlineData("\"2026\\u002d08-22T10:15:30Z\"", "2026-08-22T10:15:30Z")]
    [InlineData("1680962879", "2023-04-08T14:07:59Z")]
    [InlineData("1680962879.62", "2023-04-08T14:07:59.62Z")]
    [InlineData("1680962879.123456789", "2023-04-08T14:07:59.1234567Z")]
    [InlineData("\"1680962879.62\"", "2023-04-08T14:07:59.62Z")]
    [InlineData("1.68096287962e9", "2023-04-08T14:07:59.62Z")]
    [InlineData("1680962879620", "2023-04-08T14:07:59.62Z")]
    [InlineData("1680962879620.5", "2023-04-08T14:07:59.6205Z")]
    [InlineData("1680962879620123", "2023-04-08T14:07:59.620123Z")]
    [InlineData("1680962879620123.4", "2023-04-08T14:07:59.6201234Z")]
    [InlineData("1680962879620123456", "2023-04-08T14:07:59.6201234Z")]
    public void Decode_Time_IsRead(string ts, string expected)
    {
        DecodedRecord record = Decoded.Of($$"""{"v":1,"ts":{{ts}}}""").Single;

        new DateTime(record.Time).ShouldBe(new DateTime(Decoded.Ticks(expected)));
        record.TimeOrigin.ShouldBe(TimeOrigin.Record);
    }

    [Theory]
    [InlineData("null", nameof(TimeOrigin.KafkaMissing))]
    [InlineData("\"\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("true", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("{\"a\":1}", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("NaN", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-W54-1T10:15Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-W34-8T10:15Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-W346T10:15Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-366T10:15Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-000T10:15Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"20260822T1\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"20260822T101\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"20260822T1015:30\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"202608-22T10:15Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"T10:15Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"20260822\"", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("\"2018.02.15 01:00:50\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-13-22T10:15:30Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-02-29T10:15:30Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T25:15:30Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T10:60:30Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T10:15:61Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T10:15:3\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T10:15:30.Z\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T10:15:30X\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T10:15:30+1\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"2026-08-22T10:15:30+02:0\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("\"yesterday\"", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("0", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("-5", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("4711", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("1e-400", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("-1e300", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("946684799", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("\"1999-12-31T23:59:59.9999999Z\"", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("\"0001-01-01T00:00:00Z\"", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("\"0001-01-01T00:00:00+14:00\"", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("\"0001-01-01T00:00:00\"", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("\"0000-00-00 00:00:00\"", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("\"2026-08-22T10:21:00.0000001Z\"", nameof(TimeOrigin.KafkaTooNew))]
    [InlineData("\"9999-12-31T23:59:60-14:00\"", nameof(TimeOrigin.KafkaTooNew))]
    [InlineData("\"9999-12-31T23:59:59\"", nameof(TimeOrigin.KafkaTooNew))]
    [InlineData("99999999999", nameof(TimeOrigin.KafkaTooNew))]
    [InlineData("1e300", nameof(TimeOrigin.KafkaTooNew))]
    [InlineData("1e999", nameof(TimeOrigin.KafkaTooNew))]
    public void Decode_UnusableTime_TakesKafkaTimestamp(string ts, string origin)
    {
        DecodedRecord record = Decoded.Of($$"""{"ts":{{ts}},"v":1}""").Single;

        record.TimeOrigin.ToString().ShouldBe(origin);
        record.Time.ShouldBe(Decoded.Ticks(Decoded.KafkaTime));
        (record.TimeOrigin >= TimeOrigin.KafkaMissing).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"ts":1,"timestamp":1787393730,"time":1787393731}""", nameof(TimeOrigin.KafkaTooOld))]
    [InlineData("""{"ts":null,"time":1,"timestamp":1787393730}""", nameof(TimeOrigin.Record))]
    [InlineData("""{"time":1787393730}""", nameof(TimeOrigin.Record))]
    [InlineData("""{"ts":"soon","time":1787393730}""", nameof(TimeOrigin.KafkaUnreadable))]
    [InlineData("""{"value":1}""", nameof(TimeOrigin.KafkaMissing))]
    public void Decode_SeveralTimeFields_FirstThatIsThereDecides(string value, string origin) =>
        Decoded.Of(value).Single.TimeOrigin.ToString().ShouldBe(origin);

    [Theory]
    [InlineData("UTC", "2026-08-22T10:15:30", "2026-08-22T10:15:30Z")]
    [InlineData("Europe/Berlin", "2026-08-22T10:15:30", "2026-08-22T08:15:30Z")]
    [InlineData("Europe/Berlin", "2026-01-22T10:15:30", "2026-01-22T09:15:30Z")]
    [InlineData("Europe/Berlin", "2025-10-26T02:30:00", "2025-10-26T01:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-08-22T10:15:30", "2026-08-22T04:30:30Z")]
    public void Decode_TimeWithoutZone_IsReadInConfiguredZone(string zone, string ts, string expected)
    {
        DecodingOptions options = new() { Zone = zone };

        DecodedRecord record = Decoded.Of($$"""{"ts":"{{ts}}","v":1}""", options: options).Single;

        new DateTime(record.Time).ShouldBe(new DateTime(Decoded.Ticks(expected)));
        record.TimeOrigin.ShouldBe(TimeOrigin.RecordWithoutZone);
    }

    [Fact]
    public void Decode_KafkaTimestampAtTheEndOfTime_LimitsNothing()
    {
        Decoded decoded = new();
        decoded.Record.KafkaTime = long.MaxValue;
        decoded.Decode("""{"ts":"9999-12-31T23:59:59Z","v":1}""");
        decoded.Single.TimeOrigin.ShouldBe(TimeOrigin.Record);
    }
}
