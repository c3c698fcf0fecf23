namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>State of a connector or of one of its tasks.</summary>
/// <param name="State">RUNNING, FAILED, PAUSED, STOPPED, UNASSIGNED or RESTARTING.</param>
/// <param name="Trace">Java's stack trace when it failed.</param>
internal sealed record PartStatus(string State, string? Trace)
{
    private const string Cause = "Caused by: ";

    /// <summary>What a person needs of the trace.</summary>
    public IEnumerable<string> Causes => (Trace ?? "no trace").Split('\n')
        .Select(line => line.Trim())
        .Where((line, index) => index == 0 || line.StartsWith(Cause, StringComparison.Ordinal));
}
