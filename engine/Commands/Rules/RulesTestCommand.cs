using System.Collections.Immutable;
using System.CommandLine;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.RuleTests;
using KafkaAlarms.Engine.RuleTests.Files;
using KafkaAlarms.Engine.RuleTests.Reports;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary><c>rules test</c>: runs tests of rules that are data; needs no Kafka.</summary>
internal static class RulesTestCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string[]> paths = new("PATH")
        {
            Description = $"Files of rule tests, or folders with *{RuleTestFinder.Suffix}; default: this folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> plugins = new("--plugins")
        {
            Description = "Folder of plug-ins; default: the sample rules beside the program.",
            HelpName = "DIR",
        };
        Option<string?> junit = new("--junit")
        {
            Description = "Write the results as JUnit XML too, for a CI.",
            HelpName = "FILE",
        };
        DocumentedCommand command = new(
            "test",
            "Run tests of rules that are data: what sensors send, and the alarms that must come of it.",
            "rules test --plugins ./bin",
            "rules test boiler.tests.json --junit results.xml");
        command.Add(paths);
        command.Add(plugins);
        command.Add(junit);
        UnknownOptions.RefuseIn(paths);
        command.SetAction(line => Run(
            line.GetValue(paths) is { Length: > 0 } named ? named : ["."],
            line.GetValue(plugins),
            line.GetValue(junit),
            context));
        return command;
    }

    private static int Run(string[] paths, string? folder, string? junit, CommandContext context)
    {
        using PluginSet plugins = PluginLoader.Load(folder ?? RuleSetLoader.SamplePlugins);
        ImmutableArray<string> found = RuleTestFinder.Find(paths);
        ImmutableArray<RuleTestFile> files = [.. found.Select(file => RuleTestReader.Read(file, plugins.Types))];
        ImmutableArray<Problem> problems = [.. plugins.Problems, .. files.SelectMany(file => file.Problems)];
        if (found.IsEmpty) problems = problems.Add(Nothing(paths));
        if (!problems.IsEmpty) return ProblemReport.Write(context.Error, problems);
        JUnitReport report = new();
        bool passed = Run(files, report, context);
        Problem? refused = junit is null ? null : Save(report, junit);
        if (refused is not null) return ProblemReport.Write(context.Error, [refused]);
        return passed ? ExitCode.Stopped : ExitCode.Configuration;
    }

    private static bool Run(ImmutableArray<RuleTestFile> files, JUnitReport report, CommandContext context)
    {
        ReadableReport readable = new(context.Output);
        bool passed = true;
        foreach (RuleTestFile file in files)
        {
            readable.Begin(file.Path);
            List<RuleTestResult> results = [];
            foreach (RuleTestCase test in file.Tests)
            {
                results.Add(RuleTestRunner.Run(test, context.Clock));
                readable.Add(results[^1]);
            }

            report.Add(file.Path, results);
            passed &= results.All(result => result.Passed);
        }

        readable.End();
        return passed;
    }

    private static Problem Nothing(string[] paths) => new(
        ErrorCode.RuleTestsMissing,
        string.Join(' ', paths),
        $"There is no file *{RuleTestFinder.Suffix}.",
        "Name a file, or a folder that holds one.");

    private static Problem? Save(JUnitReport report, string path)
    {
        try
        {
            using FileStream file = File.Create(path);
            report.Write(file);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(
                ErrorCode.RuleTestReportRefused, $"argument --junit {path}", "The file cannot be written.",
                "Name one in a folder that is there.");
        }
    }
}
