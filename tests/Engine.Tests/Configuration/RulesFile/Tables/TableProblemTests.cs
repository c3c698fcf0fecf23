using System.Text;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Tables;

public sealed class TableProblemTests : IDisposable
{
    private static readonly (string Title, string Table)[] Broken =
    [
        ("empty", ""),
        ("only a mark", "\uFEFF"),
        ("blank lines", "\n \n"),
        ("header alone", "sensor,level,limit\n"),
        ("no header", "boiler-07,hi,85\n"),
        ("unknown columns", "sensor,lvel,limt,where.site,sensors,id,table,labels.,settings,guidance,levels.hi,#remark\nboiler-07,,,,,,,,,,,\n"),
        ("columns twice", "sensor,level,limit,limit,sensor\nboiler-07,hi,85,86,boiler-08\n"),
        ("header quote open", "sensor,\"level\nboiler-07,hi\n"),
        ("cells", "sensor,level,limit\nboiler-07,hi\nboiler-08,hi,85,5\n,hi,85\n"),
        ("quote open", "sensor,level,limit\nboiler-07,hi,85\nboiler-08,hi,\"85\n"),
        ("levels", "sensor,level,limit\nboiler-07,high,85\nboiler-08,HI,85\nboiler-09,,85\n"),
        ("numbers", "sensor,level,limit,deadband,severity,samples\nboiler-01,hi,\"85,5\",,,\nboiler-02,hi,NaN,,,\nboiler-03,hi,1e999,,,\nboiler-04,hi,90,-1,,\nboiler-05,hi,90,,0,1.5\n"),
        ("words", "sensor,level,on_delay,inclusive,emit,latching\nboiler-01,hi,30,,,\nboiler-02,hi,,ja,,\nboiler-03,hi,,,always,\nboiler-04,hi,,,,true\n"),
        ("texts", "sensor,unit,message,enabled\nboiler-01,Celsius,,\nboiler-02,,{vlaue},\nboiler-03,,,1\n"),
        ("rows twice", "sensor,level,limit\nboiler-07,hi,85\nboiler-08,hi,85\n\"boiler-07\",hi,86\nboiler-08,hihi,99\n"),
        ("values twice", "sensor,level,limit,message,levels.hi.limit\nboiler-07,hi,85,a,\nboiler-07,hihi,99,b,85\nboiler-08,hi,85,a,86\nboiler-09,hi,null,,86\n"),
        ("sensors of others", "sensor,level,limit\noven-1,hi,85\noven-*,hi,86\n"),
        ("nameless column", "sensor,level,limit,\nboiler-07,hi,85,x\n"),
        ("limits out of order", "sensor,level,limit\nboiler-07,hi,85\nboiler-08,hi,96\nboiler-09,lo,79\nboiler-10,lo,78\n"),
        ("level without limit", "sensor,level,severity\nboiler-07,lo,85\n"),
        ("position behind umlauts", "sensor,#größe,level,limit\r\nboiler-07,\"ä\nß\",hi,warm\r\n"),
    ];

    private readonly TableFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_BrokenTables_NameEachProblemAndItsPlace()
    {
        StringBuilder report = new();
        foreach ((string title, string table) in Broken)
            report.Append("## ").Append(title).Append('\n').Append(folder.Write(table).Problems()).Append("\n\n");
        report.ToString().ShouldMatchApproved();
    }

    [Fact]
    public void Load_BrokenTableAndFile_ListsAllAtOnce()
    {
        folder.Write("sensor,level,limit\nboiler-07,hi,warm\n");
        string[] said = folder.Problems(TableFolder.Boiler.Replace("\"no_data\"", "\"sevrity\": 1, \"no_data\"")).Split('\n');
        said.Length.ShouldBe(2);
        said[0].ShouldStartWith("KA8206 rules.json(");
        said[1].ShouldStartWith("KA8208 limits.csv(2,14) levels.hi.limit: The value of limit is not a number.");
    }

    [Theory]
    [InlineData("missing.csv", "KA8222 rules.json(1,80) rules[0].table: The table missing.csv does not exist.")]
    [InlineData("folder", "KA8222 rules.json(1,80) rules[0].table: The table folder is a folder.")]
    [InlineData("utf16.csv", "KA8222 rules.json(1,80) rules[0].table: The table utf16.csv is not UTF-8.")]
    [InlineData("large.csv", "KA8222 rules.json(1,80) rules[0].table: The table large.csv has more than 8 MiB.")]
    [InlineData("../limits.csv", "KA8209 rules.json(1,80) rules[0].table: The value of table has a character that is not allowed.")]
    [InlineData("/etc/passwd", "KA8209 rules.json(1,80) rules[0].table: The value of table has a character that is not allowed.")]
    [InlineData("", "KA8209 rules.json(1,80) rules[0].table: The value of table is empty.")]
    public void Load_TableThatCannotBeRead_IsAProblemOfTheFile(string name, string problem)
    {
        folder.Write(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("sensor,limit\n")).ToArray(), "utf16.csv");
        folder.Write(new byte[(8 * 1024 * 1024) + 1], "large.csv");
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(folder.RulesFile)!, "folder"));
        folder.Problems(
            $$"""{"id": "boiler", "type": "limits", "levels": {"hi": {"limit": 8} }, "table": "{{name}}"}""").ShouldStartWith(problem);
    }

    [Fact]
    public void Load_ThousandsOfWrongRows_TellsAHundredAndTheNumberOfTheOthers()
    {
        StringBuilder table = new("sensor,level,limit\n");
        for (int i = 0; i < 5_000; i++) table.Append($"boiler-{i},hi,warm\n");
        string[] said = folder.Write(table.ToString()).Problems().Split('\n');
        said.Length.ShouldBe(101);
        said[99].ShouldStartWith("KA8208 limits.csv(101,");
        said[100].ShouldBe("KA8224 limits.csv: The table has 4900 more problems.");
    }

    [Fact]
    public void Load_TableInAnOverride_IsRefused() =>
        folder.Problems(TableFolder.Boiler.Replace("\"no_data\"", "\"overrides\": [{\"table\": \"limits.csv\"}], \"no_data\""))
            .ShouldContain("KA8216");
}
