using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine;

/// <summary>Counts and logs faults of rules.</summary>
internal sealed class RuleFaultReport(ThreadContext context) : IRuleFaults
{
    public RuleCall Call { get; } = new();

    public AllocationWatch Allocations { get; } = new();

    public long AllocationBudget { get; } = context.Settings.Rules.AllocationBudgetBytes;

    public RuleStep? HeldFor(RuleEntry rule)
    {
        string code = ErrorCode.RuleHangs.Text();
        if (context.Held.Find(rule) is not { } held) return StillHeld(rule, code);
        string cause = $"{code} is not called since {held.Since:O}: it {held.Cause}; {context.Held.Path} remembers it";
        if (context.Metrics.RuleQuarantined(rule.Id, cause))
            EngineLog.RuleHeld(context.Log, code, rule.Id, held.Version, held.Since, held.Cause, context.Held.Path);
        return held.Step;
    }

    /// <summary>A rule that was let go since the set was loaded: what its entry says was not judged, so it waits for
    /// the next load.</summary>
    private RuleStep? StillHeld(RuleEntry rule, string code)
    {
        if (!rule.Type.IsHeld) return null;
        context.Metrics.RuleQuarantined(rule.Id, $"{code} is not called before the next start or reload");
        return RuleStep.Configure;
    }

    public void OnUnmade(string ruleId, string cause)
    {
        context.Metrics.RuleFaulted(ruleId);
        Quarantine(ruleId, $"it could not be made for a stream thread, with {cause}");
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

    public void OnQuarantined(string ruleId, string fault) =>
        Quarantine(ruleId, $"on {RuleRunner.FaultsUntilQuarantine} records in a row it {fault}");

    /// <summary>Says so once, though several threads may come to it.</summary>
    private void Quarantine(string ruleId, string cause)
    {
        string code = ErrorCode.RuleQuarantined.Text();
        if (context.Metrics.RuleQuarantined(ruleId, $"{code} is quarantined: {cause}"))
            EngineLog.RuleQuarantined(context.Log, code, ruleId, cause.TrimEnd('.'));
    }
}
