using System.CommandLine;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary><c>init</c>: what is to be there before alarms flow; each part does its work once and ends.</summary>
internal static class InitCommand
{
    public static Command Create(CommandContext context) => new DocumentedCommand(
        "init",
        "Prepare topics, users, connectors or plug-in folders, say what was done, and end.",
        "init topics --bootstrap localhost:9092",
        "init users --bootstrap localhost:9092 --users /etc/kafka-users",
        "init connectors --connect http://localhost:8083 --connectors connectors.json",
        "init plugins --from /app/plugins --to /plugins")
    {
        InitTopicsCommand.Create(context),
        InitUsersCommand.Create(context),
        InitConnectorsCommand.Create(context),
        InitPluginsCommand.Create(context),
    };
}
