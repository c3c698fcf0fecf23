namespace KafkaAlarms.Rules;

/// <summary>Finds the known name that a misspelled one was meant to be.</summary>
internal static class NearestName
{
    /// <summary>Finds the known name with the fewest edits.</summary>
    /// <returns>Null when none is near: more edits than two, or than a third of the name.</returns>
    internal static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = known.MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 3) ? nearest : null;
    }

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
