using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Takes note of faults of rules; called on the stream thread.</summary>
internal interface IRuleFaults
{
    /// <summary>Where rules that are called show it.</summary>
    RuleCall Call => new();

    /// <summary>Tells whether a rule is not to be called from the start.</summary>
    bool IsHeld(RuleEntry rule) => false;

    /// <summary>A rule threw, or reported what makes no sense; its verdicts on the record are discarded.</summary>
    void OnFault(string ruleId, string cause);

    /// <summary>Longest time that a rule may take for one record, milliseconds.</summary>
    long TimeBudget { get; }

    /// <summary>A rule took longer; its verdicts on the record are kept.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="took">Milliseconds.</param>
    void OnTooSlow(string ruleId, long took);

    /// <summary>A rule is not called any more on this thread.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="fault">What it did on so many records in a row.</param>
    void OnQuarantined(string ruleId, string fault);
}
