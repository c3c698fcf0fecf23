using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Replay;

/// <summary>Each command that docs/replay.md shows prints what stands below it, with the files of the page.</summary>
public sealed partial class ReplayPageTests : IDisposable
{
    private static readonly string Page = Repository.Read("docs/replay.md").ReplaceLineEndings("\n");
    private static readonly string Series = Path.Combine(AppContext.BaseDirectory, "data", "nab");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-");

    public ReplayPageTests()
    {
        foreach (Match file in FileBlock().Matches(Page))
            File.WriteAllText(Path.Combine(folder.FullName, file.Groups[1].Value), file.Groups[2].Value);
        foreach (string series in Directory.GetFiles(Series, "*.csv"))
            File.Copy(series, Path.Combine(folder.FullName, Path.GetFileName(series)));
    }

    public static TheoryData<string> Commands => [.. CommandBlock().Matches(Page).Select(block => block.Groups[1].Value)];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_OfThePage_PrintsWhatStandsBelowIt(string command)
    {
        using CommandLine line = new();
        (await line.RunAsync([.. command.Split(' ').Select(Located)])).ShouldBe(ExitCode.Stopped, line.Error);

        string shown = CommandBlock().Matches(Page).Single(block => block.Groups[1].Value == command).Groups[2].Value;
        string printed = line.Output.ReplaceLineEndings("\n");
        if (!shown.EndsWith("...\n", StringComparison.Ordinal)) printed.ShouldBe(shown);
        else printed.ShouldStartWith(shown[..^4]);
        line.Error.ShouldBeEmpty();
    }

    private string Located(string argument)
    {
        string path = Path.Combine(folder.FullName, argument);
        return File.Exists(path) ? path : argument;
    }

    [GeneratedRegex(@"^`([\w-]+\.\w+)`\n\n```\w+\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FileBlock();

    [GeneratedRegex(@"^```\n\$ kafka-alarms ([^\n]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CommandBlock();
}
