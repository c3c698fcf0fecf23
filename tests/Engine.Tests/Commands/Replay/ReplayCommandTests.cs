using System.Text;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Engine.Tests.Validating;
using KafkaAlarms.Engine.Validating;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Replay;

public sealed class ReplayCommandTests : IDisposable
{
    private const string Limits =
        """{"rules":[{"id":"hot","type":"limits","measurement":"t","levels":{"hi":{"limit":80,"on_delay":"10s"}},"no_data":{"after":"1m"}}]}""";

    private const string Series =
        """
        ts,sensor_id,t
        2026-01-01T10:00:00Z,s1,90
        2026-01-01T10:00:00Z,s2,50
        2026-01-01T10:00:20Z,s1,91
        2026-01-01T10:05:00Z,s1,20

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Replay_Jsonl_PrintsExactlyTheEventsAndTheySatisfyTheSchema()
    {
        using CommandLine line = new();
        (await line.RunAsync("replay", "--rules", Write("rules.json", Limits), "--input", Write("series.csv", Series), "--format", "jsonl"))
            .ShouldBe(ExitCode.Stopped);

        line.Error.ShouldBeEmpty();
        string[] lines = line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonSchema schema = await JsonSchema.FromJsonAsync(ClosedTwin.Of(AlarmSchema.Text), TestContext.Current.CancellationToken);
        lines.SelectMany(text => schema.Validate(text)).ShouldBeEmpty();
        AlarmEvent[] events = [.. lines.Select(text => AlarmEventJson.Decode(Encoding.UTF8.GetBytes(text)))];
        events.SelectMany(EventContract.Broken).ShouldBeEmpty();
        events.Select(Told).ShouldBe(["Raised hot/s1/t 10:00:10 series.csv 2", "Cleared hot/s1/t 10:05:00 series.csv 5"]);
    }

    [Fact]
    public async Task Replay_WithTheRecordsOwnTimeAsKafkaTime_NoticesSilence()
    {
        using CommandLine line = new();
        await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits), "--input", Write("series.csv", Series), "--format", "jsonl",
            "--kafka-time", "record");

        line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Told(AlarmEventJson.Decode(Encoding.UTF8.GetBytes(text)))).ShouldBe(
            [
                "Raised hot/s1/t 10:00:10 series.csv 2",
                "Raised hot/s2/no_data 10:01:00 series.csv 3",
                "Raised hot/s1/no_data 10:01:20 series.csv 4",
                "Cleared hot/s1/t 10:05:00 series.csv 5",
                "Cleared hot/s1/no_data 10:05:00 series.csv 5",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Replay_AFileOutOfOrderWithItsTimeAsKafkaTime_IsWarnedAbout()
    {
        using CommandLine line = new();
        string series = Series + "2026-01-01T10:01:00Z,s1,20\n";
        (await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits), "--input", Write("series.csv", series), "--kafka-time", "record"))
            .ShouldBe(ExitCode.Stopped);

        line.Error.ShouldStartWith("KA9307 series.csv: The file is not in order of time, up to 00:04:00 back, and --kafka-time record");
    }

    [Fact]
    public async Task Replay_JsonLinesFromStandardInput_AreReadAsSuch()
    {
        string records = """
            {"sensor_id":"s1","ts":"2026-01-01T10:00:00Z","t":90}
            {"ts":"2026-01-01T10:00:30Z","measurements":{"t":{"value":91,"unit":"Cel"}}}
            """;
        using CommandLine line = new() { Input = Encoding.UTF8.GetBytes(records) };
        (await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits), "--input", "-", "--sensor", "s1", "--format", "jsonl"))
            .ShouldBe(ExitCode.Stopped);

        Told(AlarmEventJson.Decode(Encoding.UTF8.GetBytes(line.Output.Trim()))).ShouldBe("Raised hot/s1/t 10:00:10 stdin 1");
    }

    [Fact]
    public async Task Replay_Text_ReadsAsApproved()
    {
        using CommandLine line = new();
        string broken = Series + "no row\n2026-01-01T10:06:00Z,s1,hot\n";
        (await line.RunAsync("replay", "--rules", Write("rules.json", Limits), "--input", Write("series.csv", broken)))
            .ShouldBe(ExitCode.Stopped);

        line.Error.ShouldBe($"KA9303 series.csv line 6: Cells in the row: 1; columns in the header: 3. The line was left out.{Environment.NewLine}");
        line.Output.ShouldMatchApproved();
    }

    [Fact]
    public async Task Replay_Json_IsOneDocumentWithTheFiguresOfEachRulesFile()
    {
        string strict = Limits.Replace("80", "99", StringComparison.Ordinal);
        using CommandLine line = new();
        (await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits), "--compare", Write("strict.json", strict),
            "--input", Write("series.csv", Series), "--format", "json")).ShouldBe(ExitCode.Stopped);

        line.Error.ShouldBeEmpty();
        System.Text.Json.JsonDocument.Parse(line.Output).RootElement.GetProperty("rules").GetArrayLength().ShouldBe(2);
        line.Output.ShouldMatchApproved();
    }

    [Fact]
    public async Task Replay_JsonOfNothing_PrintsNothing()
    {
        using CommandLine line = new();
        (await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits), "--input", Write("series.csv", "ts,sensor_id,t\n"), "--format", "json"))
            .ShouldNotBe(ExitCode.Stopped);

        line.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_ComparedRules_StandSideBySide()
    {
        using CommandLine line = new();
        string strict = Write("strict.json", Limits.Replace("10s", "10m"));
        (await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits), "--compare", strict, "--input", Write("series.csv", Series)))
            .ShouldBe(ExitCode.Stopped);

        line.Output.ShouldMatchApproved();
    }

    [Fact]
    public async Task Replay_Plot_IsDrawnBesideWhatIsPrinted()
    {
        using CommandLine line = new();
        string plot = Path.Combine(folder.FullName, "plot.svg");
        (await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits), "--input", Write("series.csv", Series), "--plot", plot, "--format", "jsonl"))
            .ShouldBe(ExitCode.Stopped);

        line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        File.ReadAllText(plot).ShouldContain("<svg ");
    }

    [Fact]
    public async Task Replay_PlotOfAnAlarmWithoutNumbers_SaysSo()
    {
        using CommandLine line = new();
        string plot = Path.Combine(folder.FullName, "plot.svg");
        (await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits), "--input", Write("series.csv", Series), "--plot", plot, "--plot-alarm", "hot/s9/t"))
            .ShouldBe(ExitCode.Stopped);

        line.Error.ShouldBe($"KA9306 {plot}: Nothing was drawn: no rule judged a number for hot/s9/t.{Environment.NewLine}");
        File.Exists(plot).ShouldBeFalse();
    }

    [Fact]
    public async Task Replay_PlotThatCannotBeWritten_SaysSo()
    {
        using CommandLine line = new();
        string plot = Path.Combine(folder.FullName, "nowhere", "plot.png");
        await line.RunAsync("replay", "--rules", Write("rules.json", Limits), "--input", Write("series.csv", Series), "--plot", plot);

        line.Error.ShouldBe($"KA9306 {plot}: The file cannot be written.{Environment.NewLine}");
        line.Output.ShouldContain("most frequent");
    }

    [Fact]
    public async Task Replay_RulesThatReadNothing_SaysSo()
    {
        using CommandLine line = new();
        await line.RunAsync(
            "replay", "--rules", Write("rules.json", Limits.Replace("\"t\"", "\"temperature\"")), "--input", Write("series.csv", Series));

        line.Output.ShouldContain("measurements: t (4 numbers)");
        line.Output.ShouldContain("No rule of rules.json judges any of them: compare sensors, where, measurement, unit and times.");
    }

    [Fact]
    public async Task Replay_BrokenRecords_AreToldAsTheEngineWouldDeadLetterThem()
    {
        using CommandLine line = new();
        string records = """
            {"sensor_id":"s1","ts":"2026-01-01T10:00:00Z","t":50}
            {"sensor_id":"s1","ts":
            """;
        (await line.RunAsync("replay", "--rules", Write("rules.json", Limits), "--input", Write("records.jsonl", records)))
            .ShouldBe(ExitCode.Stopped);

        line.Error.ShouldStartWith("KA2006 records.jsonl[0]@2: It would be a dead letter: ");
        line.Output.ShouldContain("records: 1 evaluated, 1 dead lettered");
    }

    [Theory]
    [InlineData("nothing.csv", ExitCode.Usage, "KA9301 argument --input ")]
    [InlineData(".", ExitCode.Usage, "KA9301 argument --input ")]
    [InlineData("empty.csv", ExitCode.Configuration, "KA9302 empty.csv: It is empty.")]
    [InlineData("header.csv", ExitCode.Configuration, "KA9304 header.csv: ")]
    [InlineData("columns.csv", ExitCode.Configuration, "KA9302 columns.csv line 1: There is no column sensor_id.")]
    public async Task Replay_InputThatCannotBeUsed_IsAnErrorWithACode(string file, int exitCode, string error)
    {
        Write("empty.csv", "");
        Write("header.csv", "ts,sensor_id,t\n");
        Write("columns.csv", "ts,t\n2026-01-01T10:00:00Z,5\n");
        using CommandLine line = new();
        (await line.RunAsync("replay", "--rules", Write("rules.json", Limits), "--input", Path.Combine(folder.FullName, file)))
            .ShouldBe(exitCode);

        line.Output.ShouldBeEmpty();
        line.Error.ShouldStartWith(error);
    }

    [Fact]
    public async Task Replay_WrongRulesFiles_ListsTheProblemsOfAll()
    {
        using CommandLine line = new();
        string one = Write("one.json", Limits.Replace("limit\"", "limmit\""));
        string other = Write("other.json", Limits.Replace("levels", "level"));
        (await line.RunAsync("replay", "--rules", one, "--compare", other, "--input", Write("series.csv", Series)))
            .ShouldBe(ExitCode.Configuration);

        line.Output.ShouldBeEmpty();
        line.Error.ShouldContain("one.json(");
        line.Error.ShouldContain("other.json(");
    }

    [Theory]
    [InlineData("KA9001 command line: Either --input FILE or --topic NAME must be given.")]
    [InlineData("KA9001 command line: Either --input FILE or --topic NAME must be given.", "--input", "x.csv", "--topic", "y")]
    [InlineData("KA9001 command line: --from needs --topic.", "--input", "x.csv", "--from", "2h")]
    [InlineData("KA9001 command line: soon is no offset, no time such as 2026-08-22T10:15:30Z, and no age", "--topic", "x", "--to", "soon")]
    [InlineData("KA9001 command line: --plot x.pdf does not end with .svg or .png.", "--input", "x.csv", "--plot", "x.pdf")]
    [InlineData("KA9001 command line: --plot-alarm needs --plot.", "--input", "x.csv", "--plot-alarm", "a/b/c")]
    [InlineData("KA9001 command line: Option '--plot' expects a single argument", "--input", "x.csv", "--plot", "x.svg", "--plot", "y.svg")]
    [InlineData("KA9001 command line: --kafka-time is for files", "--topic", "x", "--kafka-time", "record")]
    [InlineData("KA9001 command line: --compare shows figures", "--input", "x.csv", "--compare", "y.json", "--format", "jsonl")]
    public async Task Replay_WrongCommandLine_IsUsage(string error, params string[] arguments)
    {
        using CommandLine line = new();
        (await line.RunAsync(["replay", .. arguments])).ShouldBe(ExitCode.Usage);
        line.Error.ShouldStartWith(error);
    }

    [Theory]
    [InlineData("2h", "3h")]
    [InlineData("1300", "1200")]
    [InlineData("2026-08-22T04:00:00Z", "2026-08-22T02:00:00Z")]
    [InlineData("2026-08-22T04:00:00Z", "2026-08-22T05:00:00")]
    public async Task Replay_RangeThatEndsBeforeItBegins_IsUsageAndNoBrokerIsAsked(string from, string to)
    {
        using CommandLine line = new();
        string[] range = ["--topic", "x", "--partition", "0", "--from", from, "--to", to];
        (await line.RunAsync(
            ["replay", "--rules", Write("rules.json", Limits), "--bootstrap", "127.0.0.1:1", "--set", "Decoding:Zone=Europe/Berlin", .. range]))
            .ShouldBe(ExitCode.Usage);

        line.Output.ShouldBeEmpty();
        line.Error.ShouldBe(
            $"KA9001 command line: --from {from} is later than --to {to}: no record is between. See kafka-alarms replay --help.{Environment.NewLine}");
    }

    private static string Told(AlarmEvent alarm) =>
        $"{alarm.Event} {alarm.AlarmKey} {alarm.OccurredAt:HH:mm:ss} {alarm.Source!.Topic} {alarm.Source.Offset}";

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
