using System.CommandLine;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Provisioning.Connectors;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary><c>init connectors</c>: brings connectors into Connect and waits until they run.</summary>
internal static class InitConnectorsCommand
{
    public static Command Create(CommandContext context)
    {
        EngineOptions options = new("--log-format");
        Option<Uri> connect = InitOptions.Connect();
        Option<string?> file = InitOptions.File("--connectors", "JSON file of connectors with their configuration.");
        file.Required = true;
        Option<TimeSpan> timeout = InitOptions.Timeout();
        DocumentedCommand command = new(
            "connectors",
            "Wait for Connect, validate connectors, put those that differ, wait until they run.",
            "init connectors --connect http://localhost:8083 --connectors connectors.json",
            "init connectors --connect http://localhost:8083 --connectors connectors.json --timeout 10m")
        {
            connect,
            file,
            timeout,
        };
        options.AddTo(command);
        command.SetAction((line, stop) => RunAsync(
            options.Read(line, context) with { NeedBrokers = false },
            line.GetRequiredValue(file)!,
            (line.GetRequiredValue(connect), line.GetValue(timeout)),
            context,
            stop));
        return command;
    }

    private static async Task<int> RunAsync(
        SettingsSources sources,
        string path,
        (Uri Connect, TimeSpan Timeout) request,
        CommandContext context,
        CancellationToken stop)
    {
        SettingsResult loaded = SettingsLoader.Load(sources);
        (ConnectorsFile? file, Problem[] problems) = Load(path);
        if (loaded.Settings is not { } settings || problems.Length > 0)
            return ProblemReport.Write(context.Error, [.. loaded.Problems, .. problems]);
        using ILoggerFactory logs = ConsoleLog.Create(settings.Logging);
        using HttpClient http = ConnectClient.Open(request.Connect);
        ConnectorInitRunner runner = new(
            new ConnectClient(http),
            new Patience(request.Timeout, context.Clock),
            context.Output,
            logs.CreateLogger("KafkaAlarms"));
        return InitReport.Write(context.Error, await runner.RunAsync([.. file!.List()], stop));
    }

    /// <summary>Reads a connectors file with all that is wrong with it.</summary>
    public static (ConnectorsFile? File, Problem[] Problems) Load(string path)
    {
        (ConnectorsFile? file, Problem? refused) =
            DeclarationLoader.Load<ConnectorsFile>(path, ErrorCode.ConnectorsFileRefused);
        return (file, refused is null ? [.. file!.Problems(path)] : [refused]);
    }
}
