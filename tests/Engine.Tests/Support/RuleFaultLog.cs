using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Keeps faults of rules.</summary>
internal sealed class RuleFaultLog : IRuleFaults
{
    public List<(string RuleId, string Cause)> Faults { get; } = [];

    public List<string> Quarantined { get; } = [];

    public void OnFault(string ruleId, string cause) => Faults.Add((ruleId, cause));

    public List<string> Slow { get; } = [];

    public long TimeBudget { get; set; } = 10_000;

    public void OnTooSlow(string ruleId, long took) => Slow.Add(ruleId);

    public void OnQuarantined(string ruleId, string fault) => Quarantined.Add(ruleId);
}
