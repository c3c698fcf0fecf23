using System.CommandLine;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Provisioning.Connectors;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary><c>watch connectors</c>: restarts failed connectors until it is told to stop.</summary>
internal static class WatchCommand
{
    public static Command Create(CommandContext context) => new DocumentedCommand(
        "watch",
        "Keep something running until SIGTERM or Ctrl+C.",
        "watch connectors --connect http://localhost:8083")
    {
        CreateConnectors(context),
    };

    private static DocumentedCommand CreateConnectors(CommandContext context)
    {
        EngineOptions options = new("--http", "--log-format");
        Option<Uri> connect = InitOptions.Connect();
        Option<string?> file = InitOptions.File(
            "--connectors", "JSON file of the connectors to watch; without one all that Connect has.");
        DocumentedCommand command = new(
            "connectors",
            "Restart failed connectors and tasks, with growing pauses, and count it.",
            "watch connectors --connect http://localhost:8083 --http 0.0.0.0:8080")
        {
            connect,
            file,
        };
        options.AddTo(command);
        command.SetAction((line, stop) => RunAsync(
            options.Read(line, context) with { NeedBrokers = false },
            line.GetValue(file),
            line.GetRequiredValue(connect),
            context,
            stop));
        return command;
    }

    private static async Task<int> RunAsync(
        SettingsSources sources, string? path, Uri connect, CommandContext context, CancellationToken stop)
    {
        SettingsResult loaded = SettingsLoader.Load(sources);
        (ConnectorsFile? file, Problem[] problems) = path is null ? (null, []) : InitConnectorsCommand.Load(path);
        if (loaded.Settings is not { } settings || problems.Length > 0)
            return ProblemReport.Write(context.Error, [.. loaded.Problems, .. problems]);
        using ILoggerFactory logs = ConsoleLog.Create(settings.Logging);
        ConnectorMetrics metrics = new();
        ObservationResponder responder = new(metrics.Registry, metrics.Health);
        (ObservationServer? server, Problem? refused) =
            await ObservationStart.ListenAsync(settings.Http, responder, logs);
        if (refused is not null) return ProblemReport.Write(context.Error, [refused]);
        await using (server)
        {
            using HttpClient http = ConnectClient.Open(connect);
            string[] names = file is null ? [] : [.. file.Connectors.Keys];
            ConnectorWatchRunner runner = new(
                new ConnectClient(http), names, metrics, logs.CreateLogger("KafkaAlarms"), context.Clock);
            await runner.RunAsync(stop);
            return ExitCode.Stopped;
        }
    }
}
