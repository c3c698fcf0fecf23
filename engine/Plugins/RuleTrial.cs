namespace KafkaAlarms.Engine.Plugins;

/// <summary>Which rule type a load is making, for somebody who waits for the load.</summary>
/// <remarks>Code of authors runs as rules are loaded: constructors, and <c>Configure</c> on trial. Written by the
/// loading thread, read by another one.</remarks>
internal sealed class RuleTrial
{
    [ThreadStatic]
    private static RuleTrial? current;

    private string? type;
    private long trials;

    /// <summary>The type whose instance was made last; null: none yet.</summary>
    public string? Type => Volatile.Read(ref type);

    /// <summary>Number of instances made so far.</summary>
    public long Trials => Volatile.Read(ref trials);

    /// <summary>Lets what this thread loads from now on show here.</summary>
    public void Begin() => current = this;

    /// <summary>The thread makes an instance of a rule type; nobody looks where no load began.</summary>
    public static void Note(string type)
    {
        if (current is not { } trial) return;
        Volatile.Write(ref trial.type, type);
        Volatile.Write(ref trial.trials, trial.trials + 1);
    }
}
