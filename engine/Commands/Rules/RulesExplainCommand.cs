using System.Collections.Immutable;
using System.CommandLine;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Explanations;
using KafkaAlarms.Engine.RuleSets;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary><c>rules explain</c>: what holds for one sensor, each value with the line that says so.</summary>
internal static class RulesExplainCommand
{
    public static Command Create(CommandContext context)
    {
        PluginsArgument plugins = new();
        Option<string> sensor = new("--sensor") { Description = "The sensor id.", HelpName = "ID", Required = true };
        Option<string?> rules = new("--rules")
        {
            Description = "The rules file; without one each rule type runs with its own defaults.",
            HelpName = "FILE",
        };
        Option<string[]> labels = new("--label")
        {
            Description = "A label of the records that are asked for; may be given several times.",
            HelpName = "NAME=TEXT",
        };
        Option<string> format =
            new("--format") { Description = "Shape of the output.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        labels.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(token => token.Value).Where(text => text.IndexOf('=') < 1))
                result.AddError($"--label {text} has no NAME=TEXT.");
        });
        DocumentedCommand command = new(
            "explain",
            "Show the limits, delays and severities of one sensor, each with the file and line that it comes from.",
            "rules explain --sensor boiler-07 --rules rules.json",
            "rules explain ./bin --sensor boiler-07 --rules rules.json --label site=north --format json");
        foreach (Option option in (Option[])[sensor, rules, labels, format]) command.Add(option);
        plugins.AddTo(command);
        command.SetAction(line => Explain(
            new RulesOptions
            {
                File = line.GetValue(rules),
                Plugins = plugins.Read(line),
                HangTimeout = context.HangTimeout,
            },
            new SensorExplainer(line.GetValue(rules), line.GetRequiredValue(sensor), LabelsOf(line.GetValue(labels))),
            line.GetRequiredValue(format) == "json" ? ExplanationJson.Write : ExplanationText.Write,
            context));
        return command;
    }

    private static int Explain(
        RulesOptions options,
        SensorExplainer explainer,
        Action<SensorExplanation, TextWriter> write,
        CommandContext context)
    {
        (RuleSetResult loaded, SensorExplanation? explanation) = RuleSetLoader.LoadAndAsk(
            options, (set, sources) => explainer.Explain(set.Hash, sources));
        using RuleSetResult result = loaded;
        if (explanation is null) return ProblemReport.Write(context.Error, result.Problems);
        if (explainer.Problems.Count > 0) return ProblemReport.Write(context.Error, explainer.Problems);
        write(explanation, context.Output);
        return ExitCode.Stopped;
    }

    private static ImmutableSortedDictionary<string, string>? LabelsOf(string[]? texts)
    {
        if (texts is null or []) return null;
        ImmutableSortedDictionary<string, string>.Builder labels =
            ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string text in texts) labels[text[..text.IndexOf('=')]] = text[(text.IndexOf('=') + 1)..];
        return labels.ToImmutable();
    }
}
