using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;

namespace KafkaAlarms.Benchmarks.Input;

/// <summary>Ten limit rules: six on temperature, four on humidity.</summary>
internal static class LimitRules
{
    public static ImmutableArray<LimitOfRule> Limits { get; } =
    [
        new("T_HI", "temperature", 500, "hi", 28, 5),
        new("T_HIHI", "temperature", 700, "hi", 32, 5),
        new("T_CRIT", "temperature", 950, "hi", 36, 5),
        new("T_LO", "temperature", 500, "lo", 16, 5),
        new("T_LOLO", "temperature", 700, "lo", 12, 5),
        new("T_FROST", "temperature", 950, "lo", 4, 5),
        new("H_HI", "humidity", 500, "hi", 60, 20),
        new("H_HIHI", "humidity", 700, "hi", 75, 20),
        new("H_LO", "humidity", 500, "lo", 30, 20),
        new("H_LOLO", "humidity", 700, "lo", 20, 20),
    ];

    /// <summary>Loads them as the engine does, with the sample rules as plug-ins.</summary>
    /// <param name="count">Rules, at most ten.</param>
    /// <param name="quiet">True: with limits that no record reaches.</param>
    public static RuleSet Load(int count = 10, bool quiet = false) => Load(Text(count, quiet));

    /// <summary>Loads the text of a rules file.</summary>
    public static RuleSet Load(string text)
    {
        PluginSet plugins = PluginLoader.Load(RuleSetLoader.SamplePlugins);
        RulesFileResult loaded =
            RulesFileLoader.Load(Encoding.UTF8.GetBytes(text), "rules.json", plugins.Types, plugins.Hash);
        string problems = string.Join(Environment.NewLine, [.. plugins.Problems, .. loaded.Problems]);
        return loaded.Rules ?? throw new InvalidOperationException(problems);
    }

    /// <summary>The same as a rules file.</summary>
    public static string Text(int count = 10, bool quiet = false) => Text(Entries(Limits.Take(count), quiet));

    /// <summary>A rules file of entries.</summary>
    public static string Text(IEnumerable<string> entries) => $$"""{"rules": [{{string.Join(',', entries)}}]}""";

    /// <summary>Entries of a rules file for limits.</summary>
    public static IEnumerable<string> Entries(IEnumerable<LimitOfRule> limits, bool quiet) =>
        limits.Select(limit => Entry(limit, quiet));

    private static string Entry(LimitOfRule rule, bool quiet)
    {
        int limit = !quiet ? rule.Limit : rule.Level == "hi" ? 1_000_000 : -1_000_000;
        string deadband = (rule.DeadbandTenths / 10m).ToString(CultureInfo.InvariantCulture);
        return $$"""
            {"id": "{{rule.Id}}", "type": "limits", "measurement": "{{rule.Measurement}}", "severity": {{rule.Severity}},
             "levels": { "{{rule.Level}}": { "limit": {{limit}}, "deadband": {{deadband}} } } }
            """;
    }
}
