using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Takes note of faults of rules; called on the stream thread.</summary>
internal interface IRuleFaults
{
    /// <summary>Where rules that are called show it.</summary>
    RuleCall Call => new();

    /// <summary>Tells when rules of the thread are to be measured.</summary>
    AllocationWatch Allocations => new();

    /// <summary>Tells in which step a rule did not return once, so that it is not to be called any more.</summary>
    /// <returns>Null when it may be called.</returns>
    RuleStep? HeldFor(RuleEntry rule) => null;

    /// <summary>A rule threw as it was made or configured for this thread, and is not called on it.</summary>
    void OnUnmade(string ruleId, string cause);

    /// <summary>A rule threw, or reported what makes no sense; its verdicts on the record are discarded.</summary>
    void OnFault(string ruleId, string cause);

    /// <summary>Longest time that a rule may take for one record, milliseconds.</summary>
    long TimeBudget { get; }

    /// <summary>Most bytes that a rule may allocate for one record.</summary>
    long AllocationBudget => long.MaxValue;

    /// <summary>A rule took longer; its verdicts on the record are kept.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="took">Milliseconds.</param>
    void OnTooSlow(string ruleId, long took);

    /// <summary>A rule is not called any more on this thread.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="fault">What it did on <see cref="RuleRunner.FaultsUntilQuarantine"/> records in a row.</param>
    void OnQuarantined(string ruleId, string fault);
}
