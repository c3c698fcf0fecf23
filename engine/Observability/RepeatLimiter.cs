namespace KafkaAlarms.Engine.Observability;

/// <summary>Lets the first of equal messages pass, then one each ten seconds with the
/// number that were held back.</summary>
/// <param name="clock">Wall clock.</param>
/// <remarks>Keys come from closed sets (a code, a rule, a topic), so that what it remembers
/// stays small. Any thread may call it.</remarks>
internal sealed class RepeatLimiter(TimeProvider clock)
{
    /// <summary>Least time between two equal messages.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (long PassedAt, long Held)> seen = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Judges one more message.</summary>
    /// <param name="key">What makes messages equal.</param>
    /// <returns>How many were held back since the last that passed; null when this one is held back too.</returns>
    public long? Admit(string key)
    {
        long now = clock.GetTimestamp();
        lock (gate)
        {
            bool known = seen.TryGetValue(key, out (long PassedAt, long Held) last);
            if (known && clock.GetElapsedTime(last.PassedAt, now) < Interval)
            {
                seen[key] = last with { Held = last.Held + 1 };
                return null;
            }

            seen[key] = (now, 0);
            return last.Held;
        }
    }
}
