using System.Text.Json.Nodes;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Rules;

public sealed class RulesExplainCommandTests : IDisposable
{
    private const string Rules =
        """
        {"rules": [
          {"id": "boiler-temperature", "type": "limits", "sensors": ["boiler-*"], "measurement": "temperature", "unit": "Cel",
           "levels": {"hihi": {"limit": 95, "severity": 910},
                      "hi":   {"limit": 80, "deadband": 2, "on_delay": "30s", "inclusive": true}},
           "off_delay": "1m",
           "no_data": {"after": "5m", "expected": ["boiler-01", "boiler-07"]},
           "message": "Boiler {sensor_id}: {value}", "labels": {"area": "steam"},
           "table": "limits.csv"},
          {"id": "pump-power", "type": "spindle-power", "sensors": ["boiler-0*", "pump-*"], "settings": {"high": {"limit": 9000}},
           "overrides": [{"where": {"site": ["north", "south"]}, "settings": {"max_age": "1s"}},
                         {"where": {"site": "west"}, "enabled": false}]},
          {"id": "door", "type": "off-normal", "sensors": ["gate-*"], "where": {"kind": "door"}, "settings": {"normal": ["CLOSED"]}}
        ]}
        """;

    private const string Table =
        """
        sensor,level,limit,on_delay,severity
        boiler-07,hi,85,10s,
        boiler-07,hihi,97,,950
        boiler-0?,hi,78,,

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("explain-");
    private readonly CommandLine line = new();

    public RulesExplainCommandTests()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "rules.json"), Rules);
        File.WriteAllText(Path.Combine(folder.FullName, "limits.csv"), Table);
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        line.Dispose();
    }

    [Fact]
    public async Task Explain_SensorOfTableAndLabels_ShowsEachValueAndItsLine()
    {
        (await Explain("--sensor", "boiler-07")).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.Replace(folder.FullName + Path.DirectorySeparatorChar, "").ShouldMatchApproved();
    }

    [Theory]
    [InlineData("boiler-07", 85, "limits.csv", 2, 14)]
    [InlineData("boiler-08", 78, "limits.csv", 4, 14)]
    [InlineData("boiler-11", 80, "rules.json", 4, 24)]
    public async Task Explain_AsJson_NamesFileLineAndColumnOfALimit(string sensor, double limit, string file, int row, int column)
    {
        (await Explain("--sensor", sensor, "--format", "json")).ShouldBe(ExitCode.Stopped, line.Error);
        JsonNode values = JsonNode.Parse(line.Output)!["rules"]![0]!["variants"]![0]!["values"]!;
        JsonNode value = values.AsArray().Single(one => (string?)one!["key"] == "hi.limit")!;
        ((double)value["value"]!).ShouldBe(limit);
        JsonNode origin = value["origin"]!;
        ((string)origin["file"]!).ShouldBe(Path.Combine(folder.FullName, file));
        ((int)origin["line"]!, (int)origin["column"]!).ShouldBe((row, column));
    }

    [Fact]
    public async Task Explain_WithLabels_ShowsTheOneVariantForThem()
    {
        (await Explain("--sensor", "pump-1", "--label", "site=north", "--label", "kind=pump")).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.ShouldStartWith("1 of 3 rules is for the sensor pump-1 with kind=pump, site=north.");
        line.Output.ShouldMatch(@"settings\.max_age +1s +\S+rules\.json\(10,");
        line.Output.ShouldNotContain("other records");
    }

    [Fact]
    public async Task Explain_LabelsThatNoRecordOfTheRuleHas_SaysSo()
    {
        (await Explain("--sensor", "gate-1", "--label", "kind=window")).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.ShouldContain("It is not for records with these labels.");
        line.Output.ShouldMatch(@"where\.kind +door");
    }

    [Fact]
    public async Task Explain_OverrideThatTurnsTheRuleOff_SaysSo()
    {
        (await Explain("--sensor", "pump-1", "--label", "site=west")).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.ShouldMatch(@"enabled +false");
        line.Output.ShouldNotContain("hi.limit");
    }

    [Fact]
    public async Task Explain_SensorOfNoRule_IsAnAnswerAndNoError()
    {
        (await Explain("--sensor", "oven-1")).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.Trim().ShouldBe("No rule is for the sensor oven-1.");
        line.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Explain_WithoutFile_ShowsTheDefaultsOfTheRuleTypes()
    {
        (await line.RunAsync("rules", "explain", "--plugins", SamplePlugins.Folder, "--sensor", "any")).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.ShouldMatch(@"settings\.high +limit 9000, deadband 200 +default of the rule type");
    }

    [Fact]
    public async Task Explain_BrokenFile_ListsItsProblemsAsCheckDoes()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "limits.csv"), "sensor,limt\n");
        (await Explain("--sensor", "boiler-07")).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldContain("KA8223");
        line.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Option '--sensor' is required.")]
    [InlineData("--label north has no NAME=TEXT.", "--sensor", "a", "--label", "north")]
    public async Task Explain_WrongArguments_IsUsage(string what, params string[] arguments)
    {
        (await Explain(arguments)).ShouldBe(ExitCode.Usage);
        line.Error.ShouldContain(what);
    }

    [Fact]
    public async Task Explain_ExampleOfThePage_PrintsWhatStandsBelowIt()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "rules-file.md"));
        string section = page[page.IndexOf("## Overrides in a table", StringComparison.Ordinal)..];
        File.WriteAllText(Path.Combine(folder.FullName, "rules.json"), Block(section, "json"));
        File.WriteAllText(Path.Combine(folder.FullName, "limits.csv"), Block(section, "csv"));

        (await Explain("--sensor", "boiler-07")).ShouldBe(ExitCode.Stopped, line.Error);

        string printed = line.Output.Replace(folder.FullName + Path.DirectorySeparatorChar, "");
        GeneratedPage.ShouldBeFresh("docs/rules-file.md", page.Replace($"```text\n{Block(section, "text")}```", $"```text\n{printed}```"));
    }

    private static string Block(string section, string language)
    {
        string begin = $"```{language}\n";
        int start = section.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private Task<int> Explain(params string[] arguments) => line.RunAsync(
        ["rules", "explain", SamplePlugins.Folder, "--rules", Path.Combine(folder.FullName, "rules.json"), .. arguments]);
}
