using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

internal static class Some
{
    public const string PluginsHash = "plugins";

    /// <summary>The file of the published contract.</summary>
    public const string Sample =
        """
        {"rules": [
          {"id": "boiler-temperature", "type": "limits", "sensors": ["boiler-*"], "measurement": "temperature", "unit": "Cel",
           "levels": {"hihi": {"limit": 95, "severity": 900},
                      "hi":   {"limit": 80, "severity": 600, "deadband": 2, "on_delay": "30s", "off_delay": "1m", "samples": 2, "inclusive": false}},
           "no_data": {"after": "5m", "severity": 500, "expected": ["boiler-01", "boiler-02"]},
           "message": "Boiler {sensor_id}: {value} {unit}", "labels": {"area": "steam"}, "guidance": {"response": "Open valve V3"},
           "overrides": [{"sensors": ["boiler-07"], "levels": {"hi": {"limit": 85}}}]},
          {"id": "pump-power", "type": "spindle-power", "sensors": ["pump-*"], "settings": {"high": {"limit": 9000, "deadband": 200}}},
          {"id": "door", "type": "off-normal", "measurement": "door", "settings": {"normal": ["CLOSED"]}, "severity": 400, "enabled": false}
        ]}
        """;

    public static ImmutableArray<RuleType> Types { get; } =
    [
        Type("limits", () => new LimitsRule()),
        Type("spindle-power", () => new PowerRule()),
        Type("off-normal", () => new OffNormalRule()),
        Type("throwing", () => new ThrowingRule()),
    ];

    public static RuleType Type(string id, Func<IAlarmRule> create) => new(id, "1.0.0", "Some.Rules", "1.0.0", "", create);

    public static RulesFileResult Load(string json) => Load(Encoding.UTF8.GetBytes(json));

    public static RulesFileResult Load(byte[] bytes) => RulesFileLoader.Load(bytes, "rules.json", Types, PluginsHash);

    /// <summary>The one rule of a file that loads.</summary>
    public static RuleEntry Rule(string json) =>
        (Load($"{{\"rules\": [{json}]}}") is { Rules: { } rules } ? rules : throw new InvalidOperationException(Problems(json))).Rules.Single();

    /// <summary>The problems of one rule, one a line.</summary>
    public static string Problems(string rule) => Listed(Load($"{{\"rules\": [{rule}]}}"));

    public static string Listed(RulesFileResult result) => string.Join('\n', result.Problems);
}
