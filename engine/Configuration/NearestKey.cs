namespace KafkaAlarms.Engine.Configuration;

/// <summary>Finds the known key that a misspelled one most likely means.</summary>
internal static class NearestKey
{
    /// <summary>The known key with the fewest edits, one that differs in its section alone
    /// first; null when none is near.</summary>
    public static string? Find(string key, IReadOnlyCollection<string> known)
    {
        string name = LastPart(key);
        string? moved =
            known.FirstOrDefault(candidate => LastPart(candidate).Equals(name, StringComparison.OrdinalIgnoreCase));
        if (moved is not null) return moved;
        (string? nearest, int edits) = known
            .Select(candidate => ((string?)candidate, Edits(key.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .DefaultIfEmpty((null, int.MaxValue))
            .MinBy(pair => pair.Item2);
        return edits <= Math.Max(2, key.Length / 3) ? nearest : null;
    }

    private static string LastPart(string key) => key[(key.LastIndexOf(':') + 1)..];

    private static int Edits(string from, string to)
    {
        int[] previous = [.. Enumerable.Range(0, to.Length + 1)];
        for (int row = 1; row <= from.Length; row++)
        {
            int[] current = new int[to.Length + 1];
            current[0] = row;
            for (int column = 1; column <= to.Length; column++)
            {
                int replaced = previous[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
