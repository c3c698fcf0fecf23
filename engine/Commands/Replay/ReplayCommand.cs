using System.Collections.Immutable;
using System.CommandLine;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.RuleSets;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary><c>replay</c>: which alarms a rules file would have raised; nothing is produced.</summary>
internal static class ReplayCommand
{
    public static Command Create(CommandContext context)
    {
        EngineOptions options = new("--rules", "--plugins", "--bootstrap");
        ReplayArguments arguments = new();
        DocumentedCommand command = new(
            "replay",
            "Run a rules file over recorded sensor records and show its alarms; nothing is produced.",
            "replay --rules rules.json --input temperatures.csv",
            "replay --rules rules.json --input records.jsonl --format jsonl",
            "replay --rules rules.json --compare calmer.json --input temperatures.csv",
            "replay --rules rules.json --bootstrap localhost:9092 --topic iot-sensordata --from 24h");
        arguments.AddTo(command);
        options.AddTo(command);
        command.SetAction((line, stop) =>
        {
            ReplayRequest request = arguments.Read(line);
            SettingsSources sources = options.Read(line, context) with { NeedBrokers = request.Topic is not null };
            return RunAsync(SettingsLoader.Load(sources), request, context, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SettingsResult loaded, ReplayRequest request, CommandContext context, CancellationToken stop)
    {
        ImmutableArray<RuleSetResult> rules = loaded.Rules is { } options ? Load(options, request) : [];
        try
        {
            Problem[] problems = [.. loaded.Problems, .. rules.SelectMany(one => one.Problems).Distinct()];
            if (loaded.Settings is not { } settings || problems.Length > 0)
                return ProblemReport.Write(context.Error, problems);
            return await new ReplaySession(settings, request, context).RunAsync(rules, stop);
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
}
