using System.CommandLine;
using KafkaAlarms.Engine.Configuration;
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
        HeldRules? held = loaded.Settings is { } valid ? HeldRules.Of(valid) : null;
        RuleSetResult? first = loaded.Rules is { } options ? RuleSetLoader.Load(options, held) : null;
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
            return await new ReloadingEngine(settings, rules, metrics, logs, context.Clock).RunAsync(stop);
        }
    }
}
