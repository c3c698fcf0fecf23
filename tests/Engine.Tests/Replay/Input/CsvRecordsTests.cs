using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Replay.Input;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Input;

public sealed class CsvRecordsTests
{
    [Fact]
    public void TryRead_Rows_AreSensorRecordsWithTheirOwnTime() =>
        Read("ts,sensor_id,temperature,door\n2026-01-01T10:00:00Z,s1,81.4,OPEN\n2026-01-01 10:00:05,s2,1e2,\n")
            .ShouldBe(
            [
                """2 s1 2026-01-01T10:00:00 {"ts":"2026-01-01T10:00:00Z","temperature":"81.4","door":"OPEN"}""",
                """3 s2 2026-01-01T10:00:05 {"ts":"2026-01-01 10:00:05","temperature":"1e2"}""",
            ]);

    [Theory]
    [InlineData("2026-08-22T10:15:30+02:00", "2026-08-22T08:15:30")]
    [InlineData("2026-08-22", "2026-08-22T00:00:00")]
    [InlineData("1787307330", "2026-08-21T10:15:30")]
    [InlineData("1787307330000", "2026-08-21T10:15:30")]
    public void TryRead_AnyFormOfTime_IsReadAsTheEngineDoes(string time, string expected) =>
        Read($"time,sensor_id,t\n{time},s1,1\n").ShouldHaveSingleItem().ShouldStartWith($"2 s1 {expected} ");

    [Fact]
    public void TryRead_Labels_GoIntoTheLabelsAndOtherFieldsStay() =>
        Read("ts,sensor_id,labels.site,seq,unit,t,labels.line\n2026-01-01T10:00:00Z,s1,north,7,Cel,5,\n").ShouldBe(
        [
            """2 s1 2026-01-01T10:00:00 {"ts":"2026-01-01T10:00:00Z","seq":"7","unit":"Cel","t":"5","labels":{"site":"north"}}""",
        ]);

    [Fact]
    public void TryRead_WhatJsonEscapes_IsEscaped() =>
        Read("ts,sensor_id,a\"b\n2026-01-01T10:00:00Z,s1,\"x\\\"\"\ny\"\n").ShouldBe(
            ["2 s1 2026-01-01T10:00:00 {\"ts\":\"2026-01-01T10:00:00Z\",\"a\\u0022b\":\"x\\u005c\\u0022\\u000ay\"}"]);

    [Fact]
    public void TryRead_WithoutASensorColumn_TakesTheNamedSensor() =>
        Read("timestamp,value\n2013-12-02 21:15:00,73.9\n", "machine").ShouldBe(
            ["""2 - 2013-12-02T21:15:00 {"timestamp":"2013-12-02 21:15:00","value":"73.9"} sensor_id=machine"""]);

    [Fact]
    public void TryRead_RowsThatAreNone_AreLeftOutWithTheirLines() =>
        Read("ts,sensor_id,t\n2026-01-01T10:00:00Z,s1\nnever,s1,5\n,s1,5\n2026-01-01T10:00:00Z,s1,5,6\n2026-01-01T10:00:09Z,s1,5\n")
            .ShouldBe(
            [
                """6 s1 2026-01-01T10:00:09 {"ts":"2026-01-01T10:00:09Z","t":"5"}""",
                "KA9303 file line 2: Cells in the row: 2; columns in the header: 3. The line was left out.",
                "KA9303 file line 3: The row has no time that can be read. The line was left out.",
                "KA9303 file line 4: The row has no time that can be read. The line was left out.",
                "KA9303 file line 5: Cells in the row: 4; columns in the header: 3. The line was left out.",
            ]);

    [Fact]
    public void TryRead_ManyBrokenRows_TellsTheFirstAndCountsTheRest()
    {
        IReadOnlyList<string> lines = Read($"ts,sensor_id,t\n{string.Concat(Enumerable.Repeat("x\n", 20))}");
        lines.Count.ShouldBe(6);
        lines[5].ShouldBe("KA9303 file: 15 more lines were left out.");
    }

    [Fact]
    public void TryRead_UnnamedColumns_AreLeftOut() =>
        Read(",ts,sensor_id,t\n0,2026-01-01T10:00:00Z,s1,5\n").ShouldBe(
            ["""2 s1 2026-01-01T10:00:00 {"ts":"2026-01-01T10:00:00Z","t":"5"}"""]);

    [Fact]
    public void TryRead_CellsThatAreNotUtf8_AreLeftToTheDecoder()
    {
        byte[] text = [.. "ts,sensor_id,t\n2026-01-01T10:00:00Z,s1,5\n2026-01-01T10:00:01Z,s1,"u8, 0xFF, (byte)'\n'];
        IReadOnlyList<string> records = FileRecords.Read(Open(text, null).Records!);
        records.Count.ShouldBe(2);
        // No time can be read out of it, so that it stands where the record before it stood.
        records[1].ShouldStartWith("3 s1 2026-01-01T10:00:00 ");
    }

    [Fact]
    public void TryRead_BomCrLfAndSemicolons_AreRead() =>
        Read("\uFEFFts;sensor_id;t\r\n2026-01-01T10:00:00Z;s1;5\r\n").ShouldBe(
            ["""2 s1 2026-01-01T10:00:00 {"ts":"2026-01-01T10:00:00Z","t":"5"}"""]);

    [Theory]
    [InlineData("", "file: It is empty. The first line must name the columns, such as ts,sensor_id,temperature.")]
    [InlineData("2026-01-01T10:00:00Z,s1,5\n", "file line 1: There is no column ts, timestamp or time. The first line must name the columns, such as ts,sensor_id,temperature.")]
    [InlineData("ts,t\n", "file line 1: There is no column sensor_id. Add it, or name the one sensor with --sensor.")]
    [InlineData("ts,sensor_id\n", "file line 1: There is no column of a measurement. The first line must name the columns, such as ts,sensor_id,temperature.")]
    [InlineData("\nts,sensor_id,t,t\n", "file line 2: Columns stand twice: t. Name each once.")]
    [InlineData("ts,sensor_id,\"t\n", "file line 1: A quote is opened and never closed. The first line must name the columns, such as ts,sensor_id,temperature.")]
    public void Open_WrongColumns_SaysWhatAndWhere(string text, string problem)
    {
        (CsvRecords? records, ImmutableArray<Problem> problems) = Open(Encoding.UTF8.GetBytes(text), null);
        records.ShouldBeNull();
        problems.Select(one => one.ToString()).ShouldContain($"KA9302 {problem}");
    }

    [Fact]
    public void Open_HeaderThatIsNotUtf8_SaysSo() =>
        Open([.. "ts,sensor_id,temp"u8, 0xE9], null).Problems.Single().What.ShouldBe("The header is not UTF-8. Save the file as UTF-8.");

    private static IReadOnlyList<string> Read(string text, string? sensor = null) =>
        FileRecords.Read(Open(Encoding.UTF8.GetBytes(text), sensor).Records!);

    private static (CsvRecords? Records, ImmutableArray<Problem> Problems) Open(byte[] text, string? sensor) =>
        CsvRecords.Open(FileRecords.Lines(text), FileRecords.Form(sensor));
}
