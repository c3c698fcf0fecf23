using System.Text;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Engine.Tests.Validating;
using KafkaAlarms.Engine.Validating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands;

public sealed class SchemaCommandTests
{
    private static readonly string[] Valid =
        [.. Golden.Files("valid").Select(File.ReadAllText).Where(text => !text.TrimEnd().Contains('\n'))];

    [Fact]
    public async Task Schema_Alone_PrintsTheAlarmSchema()
    {
        using CommandLine line = new();
        (await line.RunAsync("schema")).ShouldBe(ExitCode.Stopped);
        line.Output.ShouldBe(AlarmSchema.Text);
        line.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task SchemaRules_PrintsTheSchemaOfTheRulesFile()
    {
        using CommandLine line = new();
        (await line.RunAsync("schema", "rules")).ShouldBe(ExitCode.Stopped);
        line.Output.ShouldBe(RulesSchema.Text);
        line.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Validate_ValidEventsFromStandardInput_SaysSoForEachLine()
    {
        using CommandLine line = new() { Input = Encoding.UTF8.GetBytes(string.Join('\n', Valid.Select(text => text.Trim()))) };
        (await line.RunAsync("schema", "--validate", "-")).ShouldBe(ExitCode.Stopped);
        line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(Enumerable.Range(1, Valid.Length).Select(number => $"line {number}: valid"));
    }

    [Fact]
    public async Task Validate_ABrokenEventAmongValidOnes_IsNamedAndEndsWithTheCodeForWrongInput()
    {
        using CommandLine line = new() { Input = [.. Encoding.UTF8.GetBytes(Valid[0].Trim() + "\n{\"a\":\""), 0xC3, .. "\"}\n"u8] };
        (await line.RunAsync("schema", "--validate", "-")).ShouldBe(ExitCode.Configuration);
        string[] verdicts = line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        verdicts.Length.ShouldBe(2);
        verdicts[0].ShouldBe("line 1: valid");
        verdicts[1].ShouldStartWith("line 2: document: ");
    }

    [Fact]
    public async Task Validate_File_IsRead()
    {
        using CommandLine line = new();
        (await line.RunAsync("schema", "--validate", Golden.Files("valid").First(file => file.EndsWith("raised-hi.json"))))
            .ShouldBe(ExitCode.Stopped);
        line.Output.ShouldBe($"line 1: valid{Environment.NewLine}");
    }

    [Theory]
    [InlineData("/nowhere/alarms.jsonl")]
    [InlineData("/")]
    public async Task Validate_FileThatCannotBeRead_IsUsage(string file)
    {
        using CommandLine line = new();
        (await line.RunAsync("schema", "--validate", file)).ShouldBe(ExitCode.Usage);
        line.Error.ShouldStartWith("KA5002 argument --validate ");
        line.Output.ShouldBeEmpty();
    }
}
