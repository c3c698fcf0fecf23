namespace KafkaAlarms.Engine.Rules;

/// <summary>Faults of a rule in a row on one stream thread, whichever of its variants was called.</summary>
/// <remarks>A table gives each sensor a variant of its own: none of them need fail often for the rule to fail on each
/// record.</remarks>
internal sealed class FaultRun
{
    /// <summary>Evaluations in a row that failed.</summary>
    public int Failed { get; set; }

    /// <summary>Evaluations in a row that took longer than the time budget.</summary>
    public int Slow { get; set; }

    /// <summary>True when the rule is not to be called any more.</summary>
    public bool IsLong =>
        Failed >= RuleRunner.FaultsUntilQuarantine || Slow >= RuleRunner.FaultsUntilQuarantine;
}
