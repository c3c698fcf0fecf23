using System.Globalization;
using System.Text;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>Overrides in a table give the events that the same overrides in the rules file give.</summary>
public sealed class TableProperties : IDisposable
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("table-properties-");
    private readonly PluginSet plugins = SamplePlugins.Load();

    public void Dispose()
    {
        plugins.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Process_RandomTables_GivesTheEventsOfTheSameOverrides()
    {
        HashSet<AlarmEventKind> kinds = [];
        foreach (int seed in ScenarioCount.Seeds(40))
        {
            RandomTable random = new(seed);
            string table = random.Table();
            AlarmEvent[] ofTable = Run(Load(RandomTable.WithTable, table), seed);
            AlarmEvent[] ofFile = Run(Load(random.WithOverrides, table), seed);
            ofTable.Select(Line).ShouldBe(ofFile.Select(Line), $"seed {seed}\n{table}\n{random.WithOverrides}");
            kinds.UnionWith(ofTable.Select(e => e.Event));
        }

        kinds.ShouldBe(
            [AlarmEventKind.Raised, AlarmEventKind.LevelChanged, AlarmEventKind.Updated, AlarmEventKind.Cleared], ignoreOrder: true);
    }

    private RuleSet Load(string rules, string table)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "limits.csv"), table);
        string path = Path.Combine(folder.FullName, "rules.json");
        File.WriteAllText(path, rules);
        RulesFileResult result = RulesFileLoader.Load(path, plugins.Types, plugins.Hash);
        result.Problems.ShouldBeEmpty($"{rules}\n{table}");
        return result.Rules!;
    }

    private static AlarmEvent[] Run(RuleSet rules, int seed)
    {
        var random = new Random(seed);
        TaskRunner runner = new(rules);
        double value = 50;
        for (int offset = 0; offset < 150; offset++)
        {
            value = Math.Clamp(value + (random.NextDouble() * 40) - 20, 0, 100);
            DateTime time = Start.AddSeconds(offset);
            runner.Feed(
                offset,
                Encoding.UTF8.GetBytes($"s{random.Next(6)}"),
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"ts":"{{time:O}}","t":{{Math.Round(value)}}}""")),
                time);
        }

        runner.AdvanceKafkaTime(Start.AddMinutes(10));
        runner.Output.Events.SelectMany(EventContract.Broken).ShouldBeEmpty();
        return [.. runner.Output.Events];
    }

    private static string Line(AlarmEvent e) => JsonSerializer.Serialize(e with { DetectedAt = default });
}
