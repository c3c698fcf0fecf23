using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>The one place that knows both the words of the rule SDK and those of alarm events.</summary>
internal static class EventWords
{
    /// <summary>A level; null where the condition has none.</summary>
    public static EventLevel? Of(AlarmLevel level) => level switch
    {
        AlarmLevel.HiHi => EventLevel.HiHi,
        AlarmLevel.LoLo => EventLevel.LoLo,
        AlarmLevel.Hi => EventLevel.Hi,
        AlarmLevel.Lo => EventLevel.Lo,
        _ => null,
    };

    /// <summary>What is tested at one level, as events show it.</summary>
    /// <param name="type">Kind of the condition.</param>
    /// <param name="limit">Null for a condition without levels.</param>
    /// <param name="settings">Of the level.</param>
    public static EventCondition Of(ConditionType type, Limit? limit, LevelSettings settings)
    {
        long onDelay = (long)settings.OnDelay.TotalMilliseconds;
        long offDelay = (long)settings.OffDelay.TotalMilliseconds;
        return limit is { } given
            ? new(Of(type), OperatorOf(given), given.Value, given.Deadband, onDelay, offDelay, settings.Samples)
            : new(Of(type), null, null, null, onDelay, offDelay, settings.Samples);
    }

    /// <summary>A watch for silence, as events show it.</summary>
    public static EventCondition Of(NoDataSettings settings) =>
        new(EventConditionType.NoData, null, null, null, (long)settings.After.TotalMilliseconds, 0, 1);

    /// <summary>The rule and its code, as events name them.</summary>
    public static EventRule Of(RuleEntry entry) =>
        new(entry.Id, entry.Type.Version, entry.Type.Assembly, entry.Type.AssemblyVersion);

    private static EventConditionType Of(ConditionType type) => type switch
    {
        ConditionType.Limit => EventConditionType.Limit,
        ConditionType.Deviation => EventConditionType.Deviation,
        ConditionType.RateOfChange => EventConditionType.RateOfChange,
        ConditionType.OffNormal => EventConditionType.OffNormal,
        _ => EventConditionType.Custom,
    };

    private static string OperatorOf(Limit limit) => (limit.IsHigh, limit.Inclusive) switch
    {
        (true, false) => ">",
        (true, true) => ">=",
        (false, false) => "<",
        _ => "<=",
    };
}
