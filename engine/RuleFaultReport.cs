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

    public void OnQuarantined(string ruleId)
    {
        context.Metrics.RuleQuarantined(ruleId, true);
        EngineLog.RuleQuarantined(
            context.Log, ErrorCode.RuleQuarantined.Text(), ruleId, RuleRunner.FaultsUntilQuarantine);
    }
}
