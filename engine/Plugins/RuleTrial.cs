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

    /// <summary>The type whose code is being called; null: none.</summary>
    public string? Type => Volatile.Read(ref type);

    /// <summary>Number of the trials so far, with the one that goes on.</summary>
    public long Trials => Volatile.Read(ref trials);

    /// <summary>Lets what this thread loads from now on show here.</summary>
    public void Begin() => current = this;

    /// <summary>The thread calls the code of a rule type; nobody looks where no load began.</summary>
    public static void Enter(string type)
    {
        if (current is not { } trial) return;
        // First, so that whoever sees the type sees its number.
        Volatile.Write(ref trial.trials, trial.trials + 1);
        Volatile.Write(ref trial.type, type);
    }

    /// <summary>The code has returned, or thrown.</summary>
    public static void Leave()
    {
        if (current is { } trial) Volatile.Write(ref trial.type, null);
    }
}
