using System.Collections.Immutable;
using System.CommandLine;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Rules;
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
        ImmutableArray<string> found = RuleTestFinder.Find(paths);
        (PluginSet loaded, ImmutableArray<RuleTestFile> files) = WatchedLoad.Run(
            () => Load(folder ?? RuleSetLoader.SamplePlugins, found),
            context.HangTimeout,
            problem => (PluginSet.Refused(problem), []));
        using PluginSet plugins = loaded;
        ImmutableArray<Problem> problems = [.. plugins.Problems, .. files.SelectMany(file => file.Problems)];
        if (found.IsEmpty) problems = problems.Add(Nothing(paths));
        if (!problems.IsEmpty) return ProblemReport.Write(context.Error, problems);
        JUnitReport report = new();
        int exitCode = Run(files, report, context);
        Problem? refused = junit is null ? null : Save(report, junit);
        return refused is null ? exitCode : ProblemReport.Write(context.Error, [refused]);
    }

    private static (PluginSet Plugins, ImmutableArray<RuleTestFile> Files) Load(
        string folder, ImmutableArray<string> files)
    {
        PluginSet plugins = PluginLoader.Load(folder);
        return (plugins, [.. files.Select(file => RuleTestReader.Read(file, plugins.Types))]);
    }

    private static int Run(ImmutableArray<RuleTestFile> files, JUnitReport report, CommandContext context)
    {
        ReadableReport readable = new(context.Output);
        TimeSpan patience = context.HangTimeout;
        bool passed = true;
        Problem? hangs = null;
        foreach (RuleTestFile file in files)
        {
            List<RuleTestResult> results = [];
            if (hangs is null)
            {
                readable.Begin(file.Path);
                hangs = Run(file, patience, context.Clock, result =>
                {
                    results.Add(result);
                    readable.Add(result);
                });
            }

            passed &= results.All(result => result.Passed);
            report.Add(file.Path, [.. results, .. NotRun(file.Tests.Skip(results.Count), hangs)]);
        }

        readable.End();
        if (hangs is not null) return Leave(hangs, context);
        return passed ? ExitCode.Stopped : ExitCode.Configuration;
    }

    private static IEnumerable<RuleTestResult> NotRun(IEnumerable<RuleTestCase> tests, Problem? hangs) =>
        tests.Select(test => new RuleTestResult(test.Name, [], "", TimeSpan.Zero)
        {
            NotRun = $"It was not run, as in a test before it a rule did not return: {hangs}",
        });

    /// <summary>Runs the tests of one file.</summary>
    /// <returns>Which rule did not return, which its test fails for; no test after that is run.</returns>
    private static Problem? Run(
        RuleTestFile file, TimeSpan patience, TimeProvider clock, Action<RuleTestResult> add)
    {
        foreach (RuleTestCase test in file.Tests)
        {
            RuleCall call = new();
            RuleTestResult? result = null;
            Problem? hangs = WatchedRun.Run(() => result = RuleTestRunner.Run(test, clock, call), call, patience);
            add(hangs is null ? result! : new(test.Name, [hangs.ToString()], "", patience));
            if (hangs is not null) return hangs;
        }

        return null;
    }

    private static int Leave(Problem hangs, CommandContext context)
    {
        ProblemReport.Write(context.Error, [hangs with { What = hangs.What + " No test after this one was run." }]);
        return ExitCode.RuleHangs;
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
