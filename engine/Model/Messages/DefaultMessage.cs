using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Messages;

/// <summary>The message of rules that give none: one line that says which sensor, what, and how far.</summary>
/// <example><c>boiler-07 temperature hi raised: 81.4 Cel above 80</c></example>
internal static class DefaultMessage
{
    /// <summary>Writes the message of an event from its other fields.</summary>
    public static void Write(AlarmEvent alarm, MessageLine line)
    {
        line.AddWord(alarm.SensorId);
        line.AddWord(alarm.Measurement?.Name);
        if (IsNoData(alarm)) line.AddWord("no data");
        if (alarm.Event != AlarmEventKind.LevelChanged && alarm.Level is { } level) line.AddWord(WireNames.Of(level));
        WriteHappening(alarm, line);
        line.BeginDetail();
        WriteDetail(alarm, line);
        line.EndDetail();
    }

    private static void WriteHappening(AlarmEvent alarm, MessageLine line)
    {
        line.AddWord(alarm.Event switch
        {
            AlarmEventKind.LevelChanged => "changed",
            AlarmEventKind.Updated or AlarmEventKind.Reminder => "still active",
            AlarmEventKind.RuleRemoved or AlarmEventKind.Retired => "ended",
            _ => WireNames.Of(alarm.Event),
        });
        if (alarm is not { Event: AlarmEventKind.LevelChanged, PreviousLevel: { } from, Level: { } to }) return;
        line.AddWord("from");
        line.AddWord(WireNames.Of(from));
        line.AddWord("to");
        line.AddWord(WireNames.Of(to));
    }

    private static void WriteDetail(AlarmEvent alarm, MessageLine line)
    {
        switch (alarm.Event)
        {
            case AlarmEventKind.RuleRemoved:
                line.AddWord("the rule");
                line.AddWord(alarm.Rule.Id);
                line.AddWord("no longer applies");
                break;
            case AlarmEventKind.Retired:
                line.AddWord("the sensor is retired");
                break;
            case AlarmEventKind.Cleared when IsNoData(alarm):
                line.AddWord("the sensor sends again");
                break;
            case var _ when IsNoData(alarm):
                line.AddWord("silent for more than");
                line.AddWord(DurationText.Format(TimeSpan.FromMilliseconds(alarm.Condition.OnDelayMs)));
                break;
            default:
                WriteValue(alarm, line);
                break;
        }
    }

    private static bool IsNoData(AlarmEvent alarm) => alarm.Condition.Type == EventConditionType.NoData;

    private static void WriteValue(AlarmEvent alarm, MessageLine line)
    {
        if (alarm.Measurement is { } measurement)
        {
            SampleValue value = measurement.Value;
            line.AddWord(in value);
            line.AddWord(measurement.Unit);
        }

        if (alarm.Event == AlarmEventKind.Cleared || Comparison(alarm.Condition) is not { } comparison) return;
        line.AddWord(comparison);
        line.AddWord(alarm.Condition.Limit);
    }

    private static string? Comparison(EventCondition condition) => condition.Operator switch
    {
        ">" => "above",
        ">=" => "at or above",
        "<" => "below",
        "<=" => "at or below",
        _ => null,
    };
}
