using System.Collections.Immutable;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Keys;

/// <summary>How the rules file spells the levels.</summary>
internal static class LevelNames
{
    /// <summary>The levels that can have limits, from lowest to highest limit.</summary>
    public static ImmutableArray<(string Name, AlarmLevel Level)> Ascending { get; } =
    [
        ("lolo", AlarmLevel.LoLo), ("lo", AlarmLevel.Lo), ("hi", AlarmLevel.Hi), ("hihi", AlarmLevel.HiHi),
    ];

    /// <summary>The key of a level; null for that of conditions without levels.</summary>
    public static string? Of(AlarmLevel level) => Ascending.FirstOrDefault(known => known.Level == level).Name;
}
