using System.Collections.Immutable;
using System.CommandLine;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Replay;
using KafkaAlarms.Engine.Replay.Input;
using KafkaAlarms.Engine.Replay.Views;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary><c>replay</c>: which alarms a rules file would have raised; nothing is produced.</summary>
internal static class ReplayCommand
{
    public static Command Create(CommandContext context)
    {
        EngineOptions options = new("--rules", "--plugins");
        ReplayArguments arguments = new();
        DocumentedCommand command = new(
            "replay",
            "Run a rules file over recorded sensor records and show its alarms; nothing is produced.",
            "replay --rules rules.json --input temperatures.csv",
            "replay --rules rules.json --input records.jsonl --format jsonl",
            "replay --rules rules.json --compare calmer.json --input temperatures.csv");
        arguments.AddTo(command);
        options.AddTo(command);
        command.SetAction((line, stop) =>
        {
            SettingsSources sources = options.Read(line, context) with { NeedBrokers = false };
            return Task.FromResult(Run(SettingsLoader.Load(sources), arguments.Read(line), context, stop));
        });
        return command;
    }

    private static int Run(
        SettingsResult loaded, ReplayRequest request, CommandContext context, CancellationToken stop)
    {
        ImmutableArray<RuleSetResult> rules = loaded.Rules is { } options ? Load(options, request) : [];
        try
        {
            Problem[] problems = [.. loaded.Problems, .. rules.SelectMany(one => one.Problems).Distinct()];
            return loaded.Settings is { } settings && problems.Length == 0
                ? Replay(settings, rules, request, context, stop)
                : ProblemReport.Write(context.Error, problems);
        }
        finally
        {
            foreach (RuleSetResult one in rules) one.Dispose();
        }
    }

    private static ImmutableArray<RuleSetResult> Load(RulesOptions options, ReplayRequest request) =>
    [
        RuleSetLoader.Load(options),
        .. request.Compare.Select(file => RuleSetLoader.Load(options with { File = file })),
    ];

    private static int Replay(
        EngineSettings settings,
        ImmutableArray<RuleSetResult> rules,
        ReplayRequest request,
        CommandContext context,
        CancellationToken stop)
    {
        (IRecordSource? source, ImmutableArray<Problem> problems) = FileInput.Open(request, settings.Decoding, context);
        if (source is null)
        {
            ProblemReport.Write(context.Error, problems);
            return problems[0].Code == ErrorCode.ReplayInputUnreadable ? ExitCode.Usage : ExitCode.Configuration;
        }

        using (source)
        {
            ReplayOptions options = new(source.Name, settings, context.Clock)
            {
                KafkaTimeRests = !request.KafkaTimeIsRecordTime,
            };
            using EventLines events = new(context.Output);
            string[] names = NamesOf([settings.Rules.File ?? "no rules file", .. request.Compare]);
            ReplayLane[] lanes =
            [
                .. rules.Select((one, index) => new ReplayLane(names[index], one.Rules!, options)
                {
                    OnEvent = request.EventsOnly ? events.Write : null,
                }),
            ];
            ReplayProgress? progress =
                context.ErrorIsTerminal ? new ReplayProgress(context.Error, context.Clock) : null;
            ReplayRunner runner = new(source, lanes, progress);
            runner.Run(stop);
            events.Flush();
            if (!request.EventsOnly && runner.Records > 0)
                new ReplayView(context.Output).Show(source, runner, lanes);
            return Report(source, runner, lanes, context);
        }
    }

    /// <summary>Files without their folders, unless two have one name.</summary>
    private static string[] NamesOf(string[] paths)
    {
        string[] names = [.. paths.Select(path => Path.GetFileName(path))];
        return names.Distinct().Count() == names.Length ? names : paths;
    }

    private static int Report(
        IRecordSource source, ReplayRunner runner, IEnumerable<ReplayLane> lanes, CommandContext context)
    {
        foreach (Problem problem in source.Broken.Problems.Concat(lanes.SelectMany(lane => lane.Problems)).Distinct())
            context.Error.WriteLine(problem);
        if (runner.Records > 0) return ExitCode.Stopped;
        Problem nothing = new(
            ErrorCode.ReplayWithoutRecords, source.Name, "Nothing in it is a record.", "See the lines above.");
        return ProblemReport.Write(context.Error, [nothing]);
    }
}
