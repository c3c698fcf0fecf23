using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Keeps faults of rules.</summary>
internal sealed class RuleFaultLog : IRuleFaults
{
    /// <summary>Where calls are shown; null: nowhere, for it would keep every rule set alive that ever ran.</summary>
    public RuleCall? Watched { get; set; }

    public RuleCall Call => Watched ?? new RuleCall();

    public AllocationWatch Allocations { get; } = new();

    public long AllocationBudget { get; set; } = 1024 * 1024;

    public List<(string RuleId, string Cause)> Faults { get; } = [];

    public List<string> Quarantined { get; } = [];

    public void OnFault(string ruleId, string cause) => Faults.Add((ruleId, cause));

    public List<(string RuleId, string Cause)> Unmade { get; } = [];

    /// <summary>Rules that are held, and for which step.</summary>
    public Dictionary<string, RuleStep> Held { get; } = [];

    public RuleStep? HeldFor(RuleEntry rule) => Held.TryGetValue(rule.Id, out RuleStep step) ? step : null;

    public void OnUnmade(string ruleId, string cause) => Unmade.Add((ruleId, cause));

    public List<string> Slow { get; } = [];

    public long TimeBudget { get; set; } = 10_000;

    public void OnTooSlow(string ruleId, long took) => Slow.Add(ruleId);

    public void OnQuarantined(string ruleId, string fault) => Quarantined.Add(ruleId);
}
