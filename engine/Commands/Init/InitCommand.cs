using System.CommandLine;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary><c>init</c>: what is to be there before alarms flow; each part does its work once and ends.</summary>
internal static class InitCommand
{
    public static Command Create(CommandContext context) => new DocumentedCommand(
        "init",
        "Prepare topics, connectors or plug-in folders, say what was done, and end.",
        "init topics --bootstrap localhost:9092",
        "init connectors --connect http://localhost:8083 --connectors connectors.json",
        "init plugins --from /app/plugins --to /plugins")
    {
        InitTopicsCommand.Create(context),
        InitConnectorsCommand.Create(context),
        InitPluginsCommand.Create(context),
    };
}
