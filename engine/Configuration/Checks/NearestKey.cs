using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Configuration.Checks;

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
        string upper = key.ToUpperInvariant();
        (string? nearest, int edits) = known
            .Select(candidate => ((string?)candidate, NearestName.Distance(upper, candidate.ToUpperInvariant())))
            .DefaultIfEmpty((null, int.MaxValue))
            .MinBy(pair => pair.Item2);
        return edits <= Math.Max(2, key.Length / 3) ? nearest : null;
    }

    private static string LastPart(string key) => key[(key.LastIndexOf(':') + 1)..];
}
