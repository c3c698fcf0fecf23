using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Whether the engine works, and what keeps it from working.</summary>
/// <remarks>Each part (a stream thread, the rules) writes its own reason; the HTTP
/// server and the scrape read all.</remarks>
internal sealed class EngineHealth
{
    private readonly Lock gate = new();
    private ImmutableSortedDictionary<string, string> reasons =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("engine", "is starting");

    private ImmutableSortedDictionary<string, string> warnings =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private string? fault;

    /// <summary>Why the engine is not ready, by part; empty when it is.</summary>
    public ImmutableSortedDictionary<string, string> Reasons => Volatile.Read(ref reasons);

    /// <summary>What somebody should look at though the engine works, by part.</summary>
    public ImmutableSortedDictionary<string, string> Warnings => Volatile.Read(ref warnings);

    public bool IsReady => Reasons.IsEmpty && IsLive;

    public bool IsLive => Fault is null;

    /// <summary>Why the engine cannot recover by itself; null while it can.</summary>
    public string? Fault => Volatile.Read(ref fault);

    /// <summary>Says that a part is not ready.</summary>
    /// <param name="part">Such as <c>thread 0</c>, <c>rules</c> or <c>engine</c>.</param>
    /// <param name="reason">Goes on after the part's name: <c>waits for topics alarme</c>.</param>
    public void NotReady(string part, string reason)
    {
        lock (gate) Volatile.Write(ref reasons, reasons.SetItem(part, reason));
    }

    /// <summary>Takes a part's reason back.</summary>
    public void Ready(string part)
    {
        lock (gate) Volatile.Write(ref reasons, reasons.Remove(part));
    }

    /// <summary>Says that a part works, but not as it should.</summary>
    /// <param name="part">Such as <c>rules</c>.</param>
    /// <param name="reason">Goes on after the part's name.</param>
    /// <returns>True when there was no warning of the part before.</returns>
    public bool Warn(string part, string reason)
    {
        lock (gate)
        {
            bool isFirst = !warnings.ContainsKey(part);
            Volatile.Write(ref warnings, warnings.SetItem(part, reason));
            return isFirst;
        }
    }

    /// <summary>Takes a part's warning back.</summary>
    public void TakeBack(string part)
    {
        lock (gate) Volatile.Write(ref warnings, warnings.Remove(part));
    }

    /// <summary>Takes the warnings back of all parts whose name begins so.</summary>
    public void TakeBackAll(string prefix)
    {
        lock (gate)
        {
            IEnumerable<string> parts = warnings.Keys.Where(part => part.StartsWith(prefix, StringComparison.Ordinal));
            Volatile.Write(ref warnings, warnings.RemoveRange(parts));
        }
    }

    /// <summary>Says that only a new process helps; the first reason stays.</summary>
    public void Fail(string reason) => Interlocked.CompareExchange(ref fault, reason, null);
}
