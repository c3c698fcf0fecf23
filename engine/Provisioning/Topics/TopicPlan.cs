using System.Collections.Immutable;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning.Topics;

/// <summary>What is to be done to make one topic as it is wanted.</summary>
/// <param name="Topic">The topic.</param>
internal sealed record TopicPlan(WantedTopic Topic)
{
    /// <summary>The topic is missing.</summary>
    public bool Create { get; private init; }

    /// <summary>The topic has too few partitions and may grow.</summary>
    public bool Grow { get; private init; }

    /// <summary>Partitions that are there.</summary>
    public int Partitions { get; private init; }

    /// <summary>Settings that hold something else than wanted, with what they hold.</summary>
    public ImmutableSortedDictionary<string, string> Drifted { get; private init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Why it cannot become as it is wanted; null when it can.</summary>
    public Problem? Problem { get; private init; }

    public bool IsDone => !Create && !Grow && Drifted.IsEmpty;

    /// <summary>Compares.</summary>
    /// <param name="wanted">The topic as it is to be.</param>
    /// <param name="actual">As it is; null when it is missing.</param>
    /// <param name="mayGrow">Whether partitions may be added.</param>
    public static TopicPlan Of(WantedTopic wanted, ActualTopic? actual, bool mayGrow)
    {
        if (actual is null) return new TopicPlan(wanted) { Create = true };
        bool few = actual.Partitions < wanted.Partitions;
        return new TopicPlan(wanted)
        {
            Partitions = actual.Partitions,
            Grow = few && mayGrow,
            Problem = few && !mayGrow ? RefuseGrowth(wanted, actual.Partitions) : null,
            Drifted = wanted.Config
                .Where(pair => actual.Config.GetValueOrDefault(pair.Key) != pair.Value)
                .ToImmutableSortedDictionary(
                    pair => pair.Key, pair => actual.Config.GetValueOrDefault(pair.Key) ?? "", StringComparer.Ordinal),
        };
    }

    /// <summary>What was done, or found, as one line for a person.</summary>
    public string Describe()
    {
        if (Create) return $"created    {Topic.Name}: {Topic}";
        IEnumerable<string> acts =
        [
            .. Grow ? [$"partitions {Partitions} -> {Topic.Partitions}"] : Array.Empty<string>(),
            .. Drifted.Select(pair => $"{pair.Key} {Shown(pair.Value)} -> {Topic.Config[pair.Key]}"),
        ];
        if (!IsDone) return $"mended     {Topic.Name}: {string.Join(", ", acts)}";
        string more = Partitions > Topic.Partitions ? $", {Topic.Partitions} wanted; more are kept" : "";
        return $"unchanged  {Topic.Name}: {Partitions} partitions{more}";
    }

    private static string Shown(string value) => value.Length == 0 ? "\"\"" : value;

    private static Problem RefuseGrowth(WantedTopic wanted, int partitions) => new(
        ErrorCode.PartitionGrowthRefused,
        $"topic {wanted.Name}",
        $"It has {partitions} partitions, {wanted.Partitions} are wanted: most sensors would move to another "
        + "partition, away from their state and order.",
        "Keep the number, or allow it with --allow-partition-growth when that is understood.");
}
