using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Explanations;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Configuration.RulesFile.Tables;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Explanations;

public sealed class SensorExplainerProperties
{
    private static readonly string[] Sensors = ["s0", "s1", "s2", "s3", "s4", "s9", "x3", "x"];

    [Fact]
    public void Explain_RandomTables_EachValueStandsWhereItSaysAndIsWhatRuns()
    {
        int found = 0;
        foreach (int seed in ScenarioCount.Seeds(60))
        {
            RandomTable random = new(seed);
            using TableFolder folder = new();
            folder.Write(random.Table());
            RulesFileResult loaded = folder.LoadFile(RandomTable.WithTable);
            foreach (string sensor in Sensors)
            {
                ExplainedVariant variant = new SensorExplainer(folder.RulesFile, sensor, null)
                    .Explain(loaded.Sources.Single())!.Variants.Single();
                RunsAsExplained(variant, RunningOf(loaded.Sources.Single(), sensor), $"seed {seed}, {sensor}");
                found += variant.Values.Count(value => StandsInItsFile(value, $"seed {seed}, {sensor}"));
            }
        }

        found.ShouldBeGreaterThan(1_000);
    }

    private static RuleVariant RunningOf(RuleSource source, string sensor)
    {
        RuleEntry rule = source.Rule;
        return rule.Overrides.LastOrDefault(variant => variant.Selector.MatchesSensor(sensor)) ?? rule.Base;
    }

    private static void RunsAsExplained(ExplainedVariant explained, RuleVariant running, string where)
    {
        explained.IsEnabled.ShouldBe(running.Enabled, where);
        if (!running.Enabled) return;
        foreach (Limit limit in running.Limits)
        {
            string level = LevelNames.Of(limit.Level)!;
            Value($"{level}.limit").ShouldBe(limit.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), where);
            Value($"{level}.inclusive").ShouldBe(limit.Inclusive ? "true" : "false", where);
            Value($"{level}.on_delay").ShouldBe(DurationText.Format(running.Levels[(int)limit.Level].OnDelay), where);
            Value($"{level}.severity").ShouldBe($"{running.Levels[(int)limit.Level].Severity}", where);
        }

        explained.Values.Count(value => value.Key.EndsWith(".limit", StringComparison.Ordinal)).ShouldBe(running.Limits.Length, where);
        explained.Values.Any(value => value.Key == "no_data.after").ShouldBe(running.NoData is not null, where);
        string Value(string key) => explained.Values.Single(value => value.Key == key).Text;
    }

    /// <summary>The text at the place of a value is the value, or, in the rules file, its key.</summary>
    private static bool StandsInItsFile(ExplainedValue value, string where)
    {
        if (value.Origin.File is not { } file) return false;
        string[] lines = File.ReadAllText(file, Encoding.UTF8).Split('\n');
        string there = lines[value.Origin.Position.Line - 1][(value.Origin.Position.Column - 1)..].TrimStart('"');
        string key = value.Key[(value.Key.LastIndexOf('.') + 1)..];
        string said = file.EndsWith(".csv", StringComparison.Ordinal) ? value.Text.Replace("\"", "\"\"") : key;
        there.StartsWith(said, StringComparison.OrdinalIgnoreCase).ShouldBeTrue($"{where}: {value.Key} {value.Text} at {there}");
        return true;
    }
}
