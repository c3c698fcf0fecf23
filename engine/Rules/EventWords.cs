using KafkaAlarms.Engine.Model;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>The one place that knows both the words of the rule SDK and those of alarm events.</summary>
internal static class EventWords
{
    public static EventLevel? Of(AlarmLevel level) => level switch
    {
        AlarmLevel.HiHi => EventLevel.HiHi,
        AlarmLevel.LoLo => EventLevel.LoLo,
        AlarmLevel.Hi => EventLevel.Hi,
        AlarmLevel.Lo => EventLevel.Lo,
        _ => null,
    };

    public static EventConditionType Of(ConditionType type) => type switch
    {
        ConditionType.Limit => EventConditionType.Limit,
        ConditionType.Deviation => EventConditionType.Deviation,
        ConditionType.RateOfChange => EventConditionType.RateOfChange,
        ConditionType.OffNormal => EventConditionType.OffNormal,
        _ => EventConditionType.Custom,
    };

    public static string OperatorOf(Limit limit) => (limit.IsHigh, limit.Inclusive) switch
    {
        (true, false) => ">",
        (true, true) => ">=",
        (false, false) => "<",
        _ => "<=",
    };
}
