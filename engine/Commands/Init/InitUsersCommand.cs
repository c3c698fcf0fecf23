using System.CommandLine;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Provisioning.Users;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary><c>init users</c>: gives Kafka the users of a folder with their passwords.</summary>
internal static class InitUsersCommand
{
    public static Command Create(CommandContext context)
    {
        EngineOptions options = new("--bootstrap", "--log-format");
        Option<string?> folder = new("--users")
        {
            Description = "Folder of users, such as a mounted Secret: each file a name, its text the password.",
            HelpName = "DIR",
            Required = true,
        };
        Option<TimeSpan> timeout = InitOptions.Timeout();
        DocumentedCommand command = new(
            "users",
            "Wait for a broker, write users for SCRAM-SHA-512; others are left alone.",
            "init users --bootstrap localhost:9092 --users /etc/kafka-users",
            "init users --config admin.json --users /etc/kafka-users --timeout 10m")
        {
            folder,
            timeout,
        };
        options.AddTo(command);
        command.SetAction((line, stop) => RunAsync(
            options.Read(line, context), line.GetRequiredValue(folder)!, line.GetValue(timeout), context, stop));
        return command;
    }

    private static async Task<int> RunAsync(
        SettingsSources sources, string path, TimeSpan timeout, CommandContext context, CancellationToken stop)
    {
        SettingsResult loaded = SettingsLoader.Load(sources);
        UsersFolder folder = UsersFolder.Load(path);
        if (loaded.Settings is not { } settings || folder.Problems.Length > 0)
            return ProblemReport.Write(context.Error, [.. loaded.Problems, .. folder.Problems]);
        return await BrokerTurn.RunAsync(
            settings,
            brokers: 1,
            timeout,
            (connection, patience) => new UserInitRunner(new UserAdmin(connection), patience, context.Output)
                .RunAsync(folder.Users, stop),
            context,
            stop);
    }
}
