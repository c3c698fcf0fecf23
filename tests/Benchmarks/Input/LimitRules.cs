using System.Text;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;

namespace KafkaAlarms.Benchmarks.Input;

/// <summary>Ten limit rules: six on temperature, four on humidity.</summary>
internal static class LimitRules
{
    private static readonly (string Id, string Measurement, int Severity, string Level, int Limit, string Deadband)[] Rules =
    [
        ("T_HI", "temperature", 500, "hi", 28, "0.5"),
        ("T_HIHI", "temperature", 700, "hi", 32, "0.5"),
        ("T_CRIT", "temperature", 950, "hi", 36, "0.5"),
        ("T_LO", "temperature", 500, "lo", 16, "0.5"),
        ("T_LOLO", "temperature", 700, "lo", 12, "0.5"),
        ("T_FROST", "temperature", 950, "lo", 4, "0.5"),
        ("H_HI", "humidity", 500, "hi", 60, "2"),
        ("H_HIHI", "humidity", 700, "hi", 75, "2"),
        ("H_LO", "humidity", 500, "lo", 30, "2"),
        ("H_LOLO", "humidity", 700, "lo", 20, "2"),
    ];

    /// <summary>Loads them as the engine does, with the sample rules as plug-ins.</summary>
    /// <param name="count">Rules, at most ten.</param>
    /// <param name="quiet">True: with limits that no record reaches.</param>
    public static RuleSet Load(int count = 10, bool quiet = false)
    {
        string text = $$"""{"rules": [{{string.Join(',', Rules.Take(count).Select(rule => Entry(rule, quiet)))}}]}""";
        PluginSet plugins = PluginLoader.Load(RuleSetLoader.SamplePlugins);
        RulesFileResult loaded =
            RulesFileLoader.Load(Encoding.UTF8.GetBytes(text), "rules.json", plugins.Types, plugins.Hash);
        string problems = string.Join(Environment.NewLine, [.. plugins.Problems, .. loaded.Problems]);
        return loaded.Rules ?? throw new InvalidOperationException(problems);
    }

    private static string Entry(
        (string Id, string Measurement, int Severity, string Level, int Limit, string Deadband) rule, bool quiet)
    {
        int limit = !quiet ? rule.Limit : rule.Level == "hi" ? 1_000_000 : -1_000_000;
        return $$"""
            {"id": "{{rule.Id}}", "type": "limits", "measurement": "{{rule.Measurement}}", "severity": {{rule.Severity}},
             "levels": { "{{rule.Level}}": { "limit": {{limit}}, "deadband": {{rule.Deadband}} } } }
            """;
    }
}
