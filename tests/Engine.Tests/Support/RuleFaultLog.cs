using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Keeps faults of rules.</summary>
internal sealed class RuleFaultLog : IRuleFaults
{
    public List<(string RuleId, string Cause)> Faults { get; } = [];

    public List<string> Quarantined { get; } = [];

    public void OnFault(string ruleId, string cause) => Faults.Add((ruleId, cause));

    public void OnQuarantined(string ruleId) => Quarantined.Add(ruleId);
}
