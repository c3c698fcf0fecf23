using System.Text;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Plugins;

namespace KafkaAlarms.Benchmarks.Input;

/// <summary>Ten limit rules: six on temperature, four on humidity.</summary>
internal static class LimitRules
{
    private const string Text =
        """
        {"rules": [
          {"id": "T_HI", "type": "limits", "measurement": "temperature", "severity": 500, "levels": {"hi": {"limit": 28, "deadband": 0.5}}},
          {"id": "T_HIHI", "type": "limits", "measurement": "temperature", "severity": 700, "levels": {"hi": {"limit": 32, "deadband": 0.5}}},
          {"id": "T_CRIT", "type": "limits", "measurement": "temperature", "severity": 950, "levels": {"hi": {"limit": 36, "deadband": 0.5}}},
          {"id": "T_LO", "type": "limits", "measurement": "temperature", "severity": 500, "levels": {"lo": {"limit": 16, "deadband": 0.5}}},
          {"id": "T_LOLO", "type": "limits", "measurement": "temperature", "severity": 700, "levels": {"lo": {"limit": 12, "deadband": 0.5}}},
          {"id": "T_FROST", "type": "limits", "measurement": "temperature", "severity": 950, "levels": {"lo": {"limit": 4, "deadband": 0.5}}},
          {"id": "H_HI", "type": "limits", "measurement": "humidity", "severity": 500, "levels": {"hi": {"limit": 60, "deadband": 2}}},
          {"id": "H_HIHI", "type": "limits", "measurement": "humidity", "severity": 700, "levels": {"hi": {"limit": 75, "deadband": 2}}},
          {"id": "H_LO", "type": "limits", "measurement": "humidity", "severity": 500, "levels": {"lo": {"limit": 30, "deadband": 2}}},
          {"id": "H_LOLO", "type": "limits", "measurement": "humidity", "severity": 700, "levels": {"lo": {"limit": 20, "deadband": 2}}}
        ]}
        """;

    /// <summary>Loads them as the engine does, with the sample rules as plug-ins.</summary>
    public static RuleSet Load()
    {
        PluginSet plugins = PluginLoader.Load(RuleSetLoader.SamplePlugins);
        RulesFileResult loaded =
            RulesFileLoader.Load(Encoding.UTF8.GetBytes(Text), "rules.json", plugins.Types, plugins.Hash);
        string problems = string.Join(Environment.NewLine, [.. plugins.Problems, .. loaded.Problems]);
        return loaded.Rules ?? throw new InvalidOperationException(problems);
    }
}
