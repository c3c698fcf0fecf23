using System.CommandLine;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Demo;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Commands;

/// <summary><c>demo</c>: Kafka, sensors, engine and alarms in one process.</summary>
internal static class DemoCommand
{
    /// <summary>Rules file for the simulated sensors.</summary>
    public static string Rules { get; } = Path.Combine(AppContext.BaseDirectory, "demo", "rules.json");

    public static Command Create(CommandContext context)
    {
        Option<string?> time =
            new("--for") { Description = "End by itself after this time, such as 20s.", HelpName = "TIME" };
        Option<string?> rules =
            new("--rules") { Description = "Another rules file than the demo's own.", HelpName = "FILE" };
        Option<string?> plugins =
            new("--plugins")
            {
                Description = "Other plug-ins than the sample rules; without --rules each rule with its own defaults.",
                HelpName = "DIR",
            };
        time.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(token => token.Value)
                .Where(text => !DurationText.TryParse(text, out _)))
                result.AddError($"--for {text} is no duration such as 20s or 2m.");
        });
        DocumentedCommand command = new(
            "demo",
            "Show alarms from simulated sensors, with everything in one process; needs no Kafka.",
            "demo",
            "demo --for 20s",
            "demo --plugins ./bin",
            "demo --plugins ./bin --rules rules.json");
        command.Add(time);
        command.Add(rules);
        command.Add(plugins);
        command.SetAction((line, stop) =>
        {
            TimeSpan? duration = DurationText.TryParse(line.GetValue(time), out TimeSpan given) ? given : null;
            string? folder = line.GetValue(plugins);
            // The demo's own rules are for the sample rules: other plug-ins have other types.
            string? file = line.GetValue(rules) ?? (folder is null ? Rules : null);
            return RunAsync(new RulesOptions { File = file, Plugins = folder }, duration, context, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        RulesOptions options, TimeSpan? duration, CommandContext context, CancellationToken stop)
    {
        EngineSettings settings = new()
        {
            Processing = new ProcessingOptions { Threads = 1 },
            Rules = options,
            Logging = new LoggingOptions { Level = LogThreshold.Warning },
        };
        using RuleSetResult rules = RuleSetLoader.Load(options, HeldRules.Of(settings));
        if (rules.Rules is null) return ProblemReport.Write(context.Error, rules.Problems);
        TopicOptions topics = new();
        using MockCluster cluster = MockCluster.Start(
            [topics.SensorData, topics.Alarms, topics.State, topics.SensorDataDeadLetters, topics.AlarmDeadLetters]);
        settings = settings with { Kafka = new KafkaOptions { BootstrapServers = cluster.Address } };
        return await new DemoRunner(cluster, settings, rules, context).RunAsync(duration, stop);
    }
}
