using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>Loads rules files of scenarios as the engine would.</summary>
internal static class ScenarioRules
{
    private static readonly PluginSet Plugins = SamplePlugins.Load();

    public static RulesFileResult Load(string rulesJson) =>
        RulesFileLoader.Load(Encoding.UTF8.GetBytes(rulesJson), "rules.json", Plugins.Types, Plugins.Hash);
}
