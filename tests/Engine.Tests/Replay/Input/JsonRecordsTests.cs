using System.Text;
using KafkaAlarms.Engine.Replay.Input;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Input;

public sealed class JsonRecordsTests
{
    [Fact]
    public void TryRead_Lines_AreValuesWithTheirNewestTime() =>
        Read(
            """
            {"sensor_id":"s1","ts":"2026-01-01T10:00:00Z","t":5}

            [{"sensor_id":"s1","ts":1767261660,"t":5},{"sensor_id":"s2","ts":"2026-01-01T10:02:00Z","t":6}]
            """).ShouldBe(
        [
            """1 - 2026-01-01T10:00:00 {"sensor_id":"s1","ts":"2026-01-01T10:00:00Z","t":5}""",
            """3 - 2026-01-01T10:02:00 [{"sensor_id":"s1","ts":1767261660,"t":5},{"sensor_id":"s2","ts":"2026-01-01T10:02:00Z","t":6}]""",
        ]);

    [Fact]
    public void TryRead_LineWithoutATime_IsLeftOut() =>
        Read("""{"sensor_id":"s1","t":5}""").ShouldBe(
            ["KA9303 file line 1: The record has no time that can be read, and a file has no other. The line was left out."]);

    [Theory]
    [InlineData("\"9999-12-31T23:59:60Z\"")]
    [InlineData("\"9999-12-31T24:00:00Z\"")]
    [InlineData("\"9999-12-31T23:59:59.9999999-01:00\"")]
    [InlineData("\"9999-365T23:00:00-02\"")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void TryRead_LineWithATimeThatIsNoDate_IsLeftOutAndTheNextIsRead(string time) =>
        Read(
            $$"""
            {"sensor_id":"s1","ts":{{time}},"t":5}
            {"sensor_id":"s1","ts":"9999-12-31T23:59:59Z","t":5}
            """).ShouldBe(
        [
            """2 - 9999-12-31T23:59:59 {"sensor_id":"s1","ts":"9999-12-31T23:59:59Z","t":5}""",
            "KA9303 file line 1: The record has no time that can be read, and a file has no other. The line was left out.",
        ]);

    [Fact]
    public void TryRead_BrokenJson_IsLeftToTheEngineAtTheTimeOfTheLineBefore() =>
        Read("""
            {"sensor_id":"s1","ts":"2026-01-01T10:00:00Z","t":5}
            {"sensor_id":"s1","ts":"2026-01-01T
            """).ShouldBe(
        [
            """1 - 2026-01-01T10:00:00 {"sensor_id":"s1","ts":"2026-01-01T10:00:00Z","t":5}""",
            """2 - 2026-01-01T10:00:00 {"sensor_id":"s1","ts":"2026-01-01T""",
        ]);

    [Fact]
    public void TryRead_HugeLine_IsLeftOutAndTheNextIsRead()
    {
        string text = $$"""
            {"sensor_id":"s1","ts":"2026-01-01T10:00:00Z","t":"{{new string('x', 2_000_000)}}"}
            {"sensor_id":"s1","ts":"2026-01-01T10:00:01Z","t":6}
            """;
        Read(text).ShouldBe(
        [
            """2 - 2026-01-01T10:00:01 {"sensor_id":"s1","ts":"2026-01-01T10:00:01Z","t":6}""",
            "KA9303 file line 1: The line is longer than 1048576 bytes (Decoding:MaxRecordBytes). The line was left out.",
        ]);
    }

    private static IReadOnlyList<string> Read(string text) =>
        FileRecords.Read(new JsonRecords(FileRecords.Lines(Encoding.UTF8.GetBytes(text)), FileRecords.Form(null)));
}
