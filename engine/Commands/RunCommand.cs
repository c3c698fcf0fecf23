using System.CommandLine;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Validating;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Commands;

/// <summary><c>run</c>: the engine, until it is told to stop.</summary>
internal static class RunCommand
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    public static Command Create(CommandContext context)
    {
        EngineOptions options = new();
        DocumentedCommand command = new(
            "run",
            "Run the alarm engine until SIGTERM or Ctrl+C.",
            "run --bootstrap localhost:9092 --rules rules.json --create-topics",
            "run --config settings.json --http 0.0.0.0:8080 --log-format json",
            "run --bootstrap localhost:9092 --set Processing:Guarantee=at_least_once");
        options.AddTo(command);
        command.SetAction((line, stop) => RunAsync(options.Read(line, context), context, stop));
        return command;
    }

    private static async Task<int> RunAsync(SettingsSources sources, CommandContext context, CancellationToken stop)
    {
        SettingsResult loaded = SettingsLoader.Load(sources);
        RuleSetResult? first = loaded.Rules is { } options ? RuleSetLoader.Load(options) : null;
        if (loaded.Settings is not { } settings || first?.Rules is null)
        {
            first?.Dispose();
            return ProblemReport.Write(context.Error, [.. loaded.Problems, .. first?.Problems ?? []]);
        }

        using LiveRules rules = new(first.Rules, first);
        using ILoggerFactory logs = ConsoleLog.Create(settings.Logging);
        EngineMetrics metrics = new();
        ObservationResponder responder = new(metrics.Registry, metrics.Health, AlarmSchema.Text);
        (ObservationServer? server, Problem? refused) =
            await ObservationStart.ListenAsync(settings.Http, responder, logs);
        if (refused is not null) return ProblemReport.Write(context.Error, [refused]);
        await using (server)
        {
            return await RunAsync(settings, rules, metrics, logs, context.Clock, stop);
        }
    }

    private static async Task<int> RunAsync(
        EngineSettings settings,
        LiveRules rules,
        EngineMetrics metrics,
        ILoggerFactory logs,
        TimeProvider clock,
        CancellationToken stop)
    {
        metrics.RuleSetLoaded(rules.Current.Hash);
        RulesWatch watch = new(
            settings.Rules, RuleSetLoader.Load, rules, metrics, logs.CreateLogger("KafkaAlarms"), clock);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task watching = watch.RunAsync(ended.Token);
        try
        {
            return await new EngineRunner(settings, rules, metrics, logs, clock).RunAsync(stop);
        }
        finally
        {
            await ended.CancelAsync();
            // A plug-in may hang while it is loaded: the engine ends all the same.
            await Task.WhenAny(watching, Task.Delay(LongestLook, clock, CancellationToken.None));
        }
    }
}
