namespace KafkaAlarms.Engine.Model.Text;

/// <summary>Finds the known name that somebody probably meant.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest typing errors.</summary>
    /// <returns>Null when none is near: more than one error for every three characters.</returns>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        int fewest = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in known)
        {
            if (Math.Abs(name.Length - candidate.Length) >= fewest) continue;
            bool differsInCase = string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase);
            int errors = differsInCase ? 0 : Distance(name, candidate);
            if (errors >= fewest) continue;
            (nearest, fewest) = (candidate, errors);
        }

        return nearest;
    }

    /// <summary>What to write, in words: the nearest name, else all of them.</summary>
    public static string Advice(string name, IReadOnlyCollection<string> known) => Of(name, known) switch
    {
        { } nearest => $"Write {nearest}.",
        null when known.Count == 0 => "Remove it.",
        null => $"Known are {string.Join(", ", known)}.",
    };

    /// <summary>Insertions, deletions, replacements and swaps of neighbors that make one text from the other.</summary>
    public static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = [.. Enumerable.Range(0, right.Length + 1)];
        int[] current = new int[right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                if (swapped) current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
