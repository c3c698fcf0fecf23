using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine;

/// <summary>Counts and logs faults of rules.</summary>
internal sealed class RuleFaultReport(ThreadContext context) : IRuleFaults
{
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
