using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>The rule set that runs, swapped as a whole while the stream threads go on.</summary>
/// <remarks>
/// Each thread takes the new set at a record boundary of its own. What a set was loaded from is let go of when the last
/// thread has left the set. Thread-safe.
/// </remarks>
internal sealed class LiveRules : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, RuleSet> adopted = [];
    private readonly List<(RuleSet Rules, IDisposable? Source)> loaded = [];
    private RuleSet current;

    /// <param name="rules">The first rule set.</param>
    /// <param name="source">What it was loaded from; null: somebody else lets go of it.</param>
    public LiveRules(RuleSet rules, IDisposable? source = null)
    {
        current = rules;
        loaded.Add((rules, source));
    }

    /// <summary>The newest rule set.</summary>
    public RuleSet Current => Volatile.Read(ref current);

    /// <summary>Puts another rule set in the place of the current one.</summary>
    public void Swap(RuleSet rules, IDisposable? source)
    {
        List<IDisposable> unused;
        lock (gate)
        {
            loaded.Add((rules, source));
            Volatile.Write(ref current, rules);
            unused = TakeUnused();
        }

        unused.ForEach(LetGo);
    }

    /// <summary>Lets a thread run the current rule set, and no other any more.</summary>
    public RuleSet Adopt(int thread)
    {
        List<IDisposable> unused;
        RuleSet taken;
        lock (gate)
        {
            taken = current;
            adopted[thread] = taken;
            unused = TakeUnused();
        }

        unused.ForEach(LetGo);
        return taken;
    }

    /// <summary>Lets go of everything: no thread runs any more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            foreach ((_, IDisposable? source) in loaded) source?.Dispose();
            loaded.Clear();
            adopted.Clear();
        }
    }

    private static void LetGo(IDisposable source)
    {
        try
        {
            source.Dispose();
        }
#pragma warning disable CA1031 // A plug-in may have code that runs as it is unloaded, and no thread may end for it.
        catch (Exception)
#pragma warning restore CA1031
        {
            // It stays in memory, and is not called any more.
        }
    }

    private List<IDisposable> TakeUnused()
    {
        List<IDisposable> unused = [];
        for (int i = loaded.Count - 1; i >= 0; i--)
        {
            (RuleSet rules, IDisposable? source) = loaded[i];
            bool isUsed = ReferenceEquals(rules, current) || adopted.Values.Any(set => ReferenceEquals(set, rules));
            if (isUsed) continue;
            loaded.RemoveAt(i);
            if (source is not null) unused.Add(source);
        }

        return unused;
    }
}
