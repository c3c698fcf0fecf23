using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>Merges an override into its entry: objects key by key, all else replaced, null removes.</summary>
/// <remarks>RFC 7396, except that the keys which pick where an override applies stay the entry's.</remarks>
internal static class OverrideMerger
{
    /// <summary>The entry as it is for what the override fits, without its overrides.</summary>
    public static FileNode Merge(FileNode entry, FileNode overriding)
    {
        FileNode alone = entry.WithItems([.. entry.Items.Where(member => member.Key is not ("overrides" or "table"))]);
        return overriding.IsObject ? alone.WithItems(MergeItems(alone, PatchOf(overriding))) : alone;
    }

    /// <summary>What an override says, without the keys which pick where it applies.</summary>
    public static FileNode PatchOf(FileNode overriding) =>
        overriding.WithItems([.. overriding.Items.Where(member => member.Key is not ("sensors" or "where"))]);

    private static FileNode MergeValue(FileNode? target, FileNode patch) =>
        patch.IsObject ? patch.WithItems(MergeItems(target, patch)) : patch;

    private static ImmutableArray<FileNode> MergeItems(FileNode? target, FileNode patch)
    {
        List<FileNode> items = target is { IsObject: true } ? [.. target.Items] : [];
        foreach (FileNode member in patch.Items)
        {
            int at = items.FindIndex(item => item.Key == member.Key);
            if (member.IsNull && at >= 0) items.RemoveAt(at);
            if (member.IsNull) continue;
            if (at >= 0) items[at] = MergeValue(items[at], member);
            else items.Add(MergeValue(null, member));
        }

        return [.. items];
    }
}
