using System.CommandLine;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Provisioning.Topics;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary><c>init topics</c>: creates and mends topics.</summary>
internal static class InitTopicsCommand
{
    public static Command Create(CommandContext context)
    {
        EngineOptions options = new("--bootstrap", "--log-format");
        Option<string?> file = InitOptions.File(
            "--topics", "JSON file of topics with their partitions, replicationFactor and config.");
        Option<int> brokers = InitOptions.Count("--brokers", "Brokers that must be registered first; default 1.");
        Option<TimeSpan> timeout = InitOptions.Timeout();
        Option<bool> growth = new("--allow-partition-growth")
        {
            Description = "Add partitions where there are too few; sensors then move between partitions.",
        };
        DocumentedCommand command = new(
            "topics",
            "Wait for the brokers, create missing topics, mend settings that differ.",
            "init topics --bootstrap localhost:9092",
            "init topics --bootstrap kafka-0:9092,kafka-1:9092,kafka-2:9092 --brokers 3 --topics topics.json")
        {
            file,
            brokers,
            timeout,
            growth,
        };
        options.AddTo(command);
        command.SetAction((line, stop) => RunAsync(
            options.Read(line, context),
            line.GetValue(file),
            new Request(line.GetValue(brokers), line.GetValue(timeout), line.GetValue(growth)),
            context,
            stop));
        return command;
    }

    private static async Task<int> RunAsync(
        SettingsSources sources, string? path, Request request, CommandContext context, CancellationToken stop)
    {
        SettingsResult loaded = SettingsLoader.Load(sources);
        (TopicsFile? file, Problem? refused) = path is null
            ? (TopicsFile.Empty, null) : DeclarationLoader.Load<TopicsFile>(path, ErrorCode.TopicsFileRefused);
        if (loaded.Settings is not { } settings || file is null)
            return ProblemReport.Write(
                context.Error, [.. loaded.Problems, .. refused is null ? [] : new[] { refused }]);
        WantedTopics wanted = new(settings, file, path ?? "settings");
        Problem[] wrong = [.. wanted.Problems()];
        if (wrong.Length > 0) return ProblemReport.Write(context.Error, wrong);
        return await BrokerTurn.RunAsync(
            settings,
            request.Brokers,
            request.Timeout,
            (connection, patience) => new TopicInitRunner(new TopicAdmin(connection), wanted, patience, context.Output)
                .RunAsync(request.MayGrow, stop),
            context,
            stop);
    }

    private sealed record Request(int Brokers, TimeSpan Timeout, bool MayGrow);
}
