using System.Collections.Immutable;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Replay;
using KafkaAlarms.Engine.Replay.Input;
using KafkaAlarms.Engine.Replay.Plots;
using KafkaAlarms.Engine.Replay.Views;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.RuleSets;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>One run of <c>replay</c>, with settings and rules that are right.</summary>
internal sealed class ReplaySession(EngineSettings settings, ReplayRequest request, CommandContext context)
{
    private readonly RuleCall call = new();

    /// <summary>Runs it.</summary>
    /// <param name="rules">The rules files, that of <c>--rules</c> first.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>An exit code.</returns>
    public async Task<int> RunAsync(ImmutableArray<RuleSetResult> rules, CancellationToken stop)
    {
        try
        {
            OpenedInput input = request.File is { } file
                ? FileInput.Open(file, request.Sensor, settings.Decoding, context.Input)
                : await TopicInput.OpenAsync(request, settings, context.Clock);
            ProblemReport.Write(context.Error, input.Problems);
            if (input.Source is null) return ExitCodeOf(input.Problems[0].Code);
            using (input.Source) return Run(input.Source, input, rules, stop);
        }
        catch (IOException)
        {
            Problem broken = FileInput.Unreadable(request.File, "The file cannot be read to its end.");
            ProblemReport.Write(context.Error, [broken]);
            return ExitCode.Usage;
        }
        catch (ClientsSpentException fault)
        {
            ProblemReport.Write(context.Error, [TopicInput.Unavailable(settings, fault)]);
            return ExitCode.BrokerUnavailable;
        }
    }

    private static int ExitCodeOf(ErrorCode code) =>
        code is ErrorCode.ReplayInputUnreadable or ErrorCode.Usage ? ExitCode.Usage : ExitCode.Configuration;

    private int Run(
        IRecordSource source, OpenedInput input, ImmutableArray<RuleSetResult> rules, CancellationToken stop)
    {
        using EventLines events = new(context.Output);
        Action<byte[]>? onEvent = request.Format == ReplayFormat.Jsonl ? events.Write : null;
        ReplayLane[] lanes = [.. Lanes(source, input, rules, onEvent)];
        ReplayProgress? progress = context.ErrorIsTerminal ? new ReplayProgress(context.Error, context.Clock) : null;
        ReplayRunner runner = new(source, lanes, progress);
        Problem? hangs = WatchedRun.Run(() => runner.Run(stop), call, settings.Rules.HangTimeout);
        events.Flush();
        if (hangs is not null) return Leave(hangs, progress);
        if (runner.Records > 0) Show(source, runner, lanes);
        if (request.Plot is { } file && runner.Records > 0)
            ProblemReport.Write(context.Error, PlotOutput.Write(file, runner.Period, lanes));
        return Report(source, runner, lanes);
    }

    private int Leave(Problem hangs, ReplayProgress? progress)
    {
        progress?.End();
        ProblemReport.Write(context.Error, [hangs]);
        return ExitCode.RuleHangs;
    }

    private void Show(IRecordSource source, ReplayRunner runner, ReplayLane[] lanes)
    {
        if (request.Format == ReplayFormat.Text) new ReplayView(context.Output).Show(source, runner, lanes);
        else if (request.Format == ReplayFormat.Json) context.Output.WriteLine(FigureJson.Of(source, runner, lanes));
    }

    private IEnumerable<ReplayLane> Lanes(
        IRecordSource source, OpenedInput input, ImmutableArray<RuleSetResult> rules, Action<byte[]>? onEvent)
    {
        ReplayOptions options = new(source.Name, settings, context.Clock)
        {
            Call = call,
            KafkaTimeRests = request.File is not null && !request.KafkaTimeIsRecordTime,
            ExpectedOf = input.ExpectedOf,
        };
        string[] names = NamesOf([settings.Rules.File ?? "no rules file", .. request.Compare]);
        return rules.Select(
            (one, index) => new ReplayLane(names[index], one.Rules!, options)
            {
                OnEvent = onEvent,
                Series = request.Plot is null ? null : new SeriesRecorder(request.PlotAlarm),
            });
    }

    /// <summary>Files without their folders, unless two have one name.</summary>
    private static string[] NamesOf(string[] paths)
    {
        string[] names = [.. paths.Select(path => Path.GetFileName(path))];
        return names.Distinct().Count() == names.Length ? names : paths;
    }

    /// <summary>What makes times of a file a bad Kafka time.</summary>
    private IEnumerable<Problem> OutOfOrder(IRecordSource source, ReplayRunner runner)
    {
        if (!request.KafkaTimeIsRecordTime || runner.StepBack <= settings.Clock.Grace) yield break;
        yield return new Problem(
            ErrorCode.ReplayOutOfOrder,
            source.Name,
            $"The file is not in order of time, up to {runner.StepBack:c} back, and --kafka-time record takes its "
            + "times as Kafka time: silence is not told as it was.",
            "Sort it by time.");
    }

    private int Report(IRecordSource source, ReplayRunner runner, IEnumerable<ReplayLane> lanes)
    {
        IEnumerable<Problem> ofLanes = lanes.SelectMany(lane => lane.Problems).Distinct();
        ProblemReport.Write(context.Error, [.. source.Broken.Problems, .. OutOfOrder(source, runner), .. ofLanes]);
        if (runner.Records > 0) return ExitCode.Stopped;
        Problem nothing = request.File is null
            ? new(ErrorCode.ReplayWithoutRecords, source.Name, "The range holds no record.")
            : new(ErrorCode.ReplayWithoutRecords, source.Name, "Nothing in it is a record.", "See the lines above.");
        int exitCode = ProblemReport.Write(context.Error, [nothing]);
        return request.File is null ? ExitCode.Stopped : exitCode;
    }
}
