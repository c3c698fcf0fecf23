using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>Loads rules files of scenarios as the engine would.</summary>
internal static class ScenarioRules
{
    private static readonly PluginSet Plugins = SamplePlugins.Load();

    /// <param name="rulesJson">The rules file.</param>
    /// <param name="types">Rule types beside those of the sample rules.</param>
    public static RulesFileResult Load(string rulesJson, params RuleType[] types) => RulesFileLoader.Load(
        Encoding.UTF8.GetBytes(rulesJson), "rules.json", [.. Plugins.Types, .. types], Plugins.Hash);
}
