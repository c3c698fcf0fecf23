namespace KafkaAlarms.Engine.Rules;

/// <summary>Faults of a rule in a row on one stream thread, whichever of its variants was called.</summary>
/// <remarks>A table gives each sensor a variant of its own: none of them need fail often for the rule to fail on each
/// record.</remarks>
internal sealed class FaultRun
{
    private readonly List<(SensorPlan Plan, RuleRunner Runner)> watched = [];
    private long last = -1;
    private int found;

    /// <summary>Evaluations in a row that failed.</summary>
    public int Failed { get; set; }

    /// <summary>Evaluations in a row that took longer than the time budget.</summary>
    public int Slow { get; set; }

    /// <summary>True when the rule is not to be called any more.</summary>
    public bool IsLong =>
        Failed >= RuleRunner.FaultsUntilQuarantine || Slow >= RuleRunner.FaultsUntilQuarantine;

    /// <summary>Takes note of sensors whose records may pass the rule over: faults with such a record between them are
    /// not in a row.</summary>
    public void Watch(SensorPlan plan, RuleRunner runner) => watched.Add((plan, runner));

    /// <summary>Ends the run, unless it has led to quarantine.</summary>
    public void End()
    {
        if (!IsLong) Failed = Slow = 0;
    }

    /// <summary>Ends the run where records passed the rule over since its last fault.</summary>
    /// <param name="call">Number of the call that is at fault.</param>
    public void EndWhereCalm(long call)
    {
        if (last != call && Failed + Slow > 0 && AnyCalmSince(last)) End();
        last = call;
    }

    private bool AnyCalmSince(long call)
    {
        // Many plans where a table gives each sensor its own; one that was calm before is likely to be so again.
        for (int i = 0; i < watched.Count; i++)
        {
            int index = (found + i) % watched.Count;
            if (!watched[index].Plan.IsCalmSince(watched[index].Runner, call)) continue;
            found = index;
            return true;
        }

        return false;
    }
}
