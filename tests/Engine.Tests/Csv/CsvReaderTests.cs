using System.Text;
using KafkaAlarms.Engine.Csv;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Csv;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b,c", "1[a|b|c]")]
    [InlineData("a,,c\n,,\n", "1[a||c] 2[||]")]
    [InlineData("a;b\n1,5;2", "1[a|b] 2[1,5|2]")]
    [InlineData("a\tb\r\n1\t2\r\n", "1[a|b] 2[1|2]")]
    [InlineData("a,b\n\n  \n1,2\n", "1[a|b] 4[1|2]")]
    [InlineData("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", "1[a|b] 2[1,5|say \"hi\"]")]
    [InlineData("a,b\n\"two\nlines\",x\ny,z", "1[a|b] 2[two\nlines|x] 4[y|z]")]
    [InlineData("a,b\n5\" pipe,x\n", "1[a|b] 2[5\" pipe|x]")]
    [InlineData("a,b\n\"x\" tail,y\n", "1[a|b] 2[x tail|y]")]
    [InlineData("a,b\n\"\",\"\"\n", "1[a|b] 2[|]")]
    [InlineData("a,b\n1,2\n3,\"open\n4,5\n", "1[a|b] 2[1|2] 3!A quote is opened and never closed.")]
    public void Read_Rows_AreCutIntoCells(string text, string rows) => Rows(text, 100).ShouldBe(rows);

    [Fact]
    public void Read_RowsLongerThanAllowed_AreFaultsAndReadingGoesOn() =>
        Rows($"a,b\n{new string('x', 60)},1\n\"{new string('y', 30)}\n{new string('y', 30)}\"\n1,2", 50)
            .ShouldBe("1[a|b] 2!The row is longer than 50 bytes (Decoding:MaxRecordBytes). "
                + "3!The row is longer than 50 bytes (Decoding:MaxRecordBytes). 5[1|2]");

    [Fact]
    public void OffsetOf_EachCell_IsWhereItBegins()
    {
        const string Text = "a,b\n\n1,\"x, y\"\n\"two\nlines\",\"z\"\n,";
        using LineReader lines = new(new MemoryStream(Encoding.UTF8.GetBytes(Text)), 100);
        CsvReader reader = new(lines, 100);
        List<string> found = [];
        for (bool has = reader.ReadHeader(); has; has = reader.Read())
            found.AddRange(Enumerable.Range(0, reader.Count).Select(i => Text.Substring((int)reader.OffsetOf(i)).Split('\n')[0]));
        found.ShouldBe(["a,b", "b", "1,\"x, y\"", "\"x, y\"", "\"two", "\"z\"", ",", ""]);
    }

    private static string Rows(string text, int mostBytes)
    {
        using LineReader lines = new(new MemoryStream(Encoding.UTF8.GetBytes(text)), mostBytes);
        CsvReader reader = new(lines, mostBytes);
        List<string> rows = [];
        for (bool has = reader.ReadHeader(); has; has = reader.Read())
        {
            IEnumerable<string> cells = Enumerable.Range(0, reader.Count).Select(i => Encoding.UTF8.GetString(reader[i]));
            rows.Add(reader.Fault is null ? $"{reader.Line}[{string.Join('|', cells)}]" : $"{reader.Line}!{reader.Fault}");
        }

        return string.Join(' ', rows);
    }
}
