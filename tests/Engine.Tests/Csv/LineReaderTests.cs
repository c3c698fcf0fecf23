using System.Text;
using KafkaAlarms.Engine.Csv;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Csv;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\nb", "1:a 2:b")]
    [InlineData("a\r\nb\r\n", "1:a 2:b")]
    [InlineData("\n\na\n", "1: 2: 3:a")]
    [InlineData("\uFEFFa\nb\n", "1:a 2:b")]
    [InlineData("a\rb\n", "1:a\rb")]
    public void Read_Lines_AreCutAtTheirEnds(string text, string lines) => Lines(text, 100).ShouldBe(lines);

    [Fact]
    public void Read_LinesLongerThanAllowed_AreMarkedAndTheNextIsWhole()
    {
        string text = $"ok\n{new string('x', 700_000)}\nlast\n{new string('y', 30)}";

        Lines(text, 20).ShouldBe($"1:ok 2:{new string('x', 20)}! 3:last 4:{new string('y', 20)}!");
    }

    [Fact]
    public void Read_LineLongerThanTheBuffer_IsWhole()
    {
        string longLine = new('x', 3_000_000);

        Lines($"a\n{longLine}\nb", 4_000_000).ShouldBe($"1:a 2:{longLine} 3:b");
    }

    [Theory]
    [InlineData("a\n\nbc\r\nd", 100)]
    [InlineData("\uFEFFa\nb", 100)]
    [InlineData("12345678\n1\n12345678901234567890\n5", 4)]
    public void Offset_OfEachLine_IsWhereItStands(string text, int mostBytes) => LinesFoundAtTheirOffsets(text, mostBytes);

    [Fact]
    public void Offset_BehindLinesLongerThanTheBuffer_IsWhereItStands() => LinesFoundAtTheirOffsets(
        $"ok\n{new string('x', 700_000)}\nlast\n{new string('y', 3_000_000)}\nz\n{new string('u', 300_000)}", 300_000);

    [Theory]
    [InlineData("\uFEFF \r\n {\"a\":1}", (byte)'{')]
    [InlineData("ts,a", (byte)'t')]
    [InlineData(" \n", (byte)0)]
    public void Peek_BeforeTheFirstLine_ShowsItsFirstByteAndTakesNothing(string text, byte first)
    {
        using LineReader reader = Over(text, 100);
        reader.Peek().ShouldBe(first);
        reader.Read().ShouldBeTrue();
        reader.Number.ShouldBe(1);
    }

    private static string Lines(string text, int mostBytes)
    {
        using LineReader reader = Over(text, mostBytes);
        List<string> lines = [];
        while (reader.Read())
            lines.Add($"{reader.Number}:{Encoding.UTF8.GetString(reader.Line)}{(reader.IsTooLong ? "!" : "")}");
        return string.Join(' ', lines);
    }

    private static void LinesFoundAtTheirOffsets(string text, int mostBytes)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        using LineReader reader = Over(text, mostBytes);
        int read = 0;
        for (; reader.Read(); read++)
            bytes.AsSpan((int)reader.Offset).StartsWith(reader.Line).ShouldBeTrue($"line {reader.Number} at {reader.Offset}");
        read.ShouldBe(text.Count(letter => letter == '\n') + 1);
    }

    private static LineReader Over(string text, int mostBytes) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), mostBytes);
}
