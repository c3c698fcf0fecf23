using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine;

/// <summary>Counts and logs faults of rules.</summary>
internal sealed class RuleFaultReport(ThreadContext context) : IRuleFaults
{
    public RuleCall Call { get; } = new();

    public bool IsHeld(RuleEntry rule)
    {
        if (context.Held.Find(rule) is not { } held) return false;
        context.Metrics.RuleQuarantined(rule.Id, true);
        if (context.Limiter.Admit($"held {rule.Id}") is null) return true;
        string code = ErrorCode.RuleHangs.Text();
        EngineLog.RuleHeld(context.Log, code, rule.Id, held.Version, held.Since, held.Cause, context.Held.Path);
        return true;
    }

    public void OnFault(string ruleId, string cause)
    {
        context.Metrics.RuleFaulted(ruleId);
        if (context.Limiter.Admit($"rule {ruleId}") is { } repeats)
            EngineLog.RuleFaulted(context.Log, ErrorCode.RuleFaulted.Text(), ruleId, cause, repeats);
    }

    public long TimeBudget { get; } = (long)context.Settings.Rules.TimeBudget.TotalMilliseconds;

    public void OnTooSlow(string ruleId, long took)
    {
        context.Metrics.RuleTooSlow(ruleId);
        if (context.Limiter.Admit($"slow {ruleId}") is { } repeats)
            EngineLog.RuleTooSlow(context.Log, ErrorCode.RuleTooSlow.Text(), ruleId, took, TimeBudget, repeats);
    }

    public void OnQuarantined(string ruleId, string fault)
    {
        context.Metrics.RuleQuarantined(ruleId, true);
        EngineLog.RuleQuarantined(
            context.Log, ErrorCode.RuleQuarantined.Text(), ruleId, RuleRunner.FaultsUntilQuarantine, fault);
    }
}
