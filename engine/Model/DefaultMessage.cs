using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model;

/// <summary>The message of rules that give none: one line that says which sensor, what, and how far.</summary>
/// <example><c>boiler-07 temperature hi raised: 81.4 Cel above 80</c></example>
internal static class DefaultMessage
{
    public static string Of(AlarmEvent alarm)
    {
        string detail = Detail(alarm);
        string text = $"{Subject(alarm)} {Happening(alarm)}" + (detail.Length == 0 ? "" : $": {detail}");
        return string.Create(text.Length, text, static (line, source) =>
        {
            for (int i = 0; i < line.Length; i++) line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }

    private static string Subject(AlarmEvent alarm) => Join(
        alarm.SensorId,
        alarm.Measurement?.Name,
        IsNoData(alarm) ? "no data" : null,
        alarm.Event != AlarmEventKind.LevelChanged && alarm.Level is { } level ? WireNames.Of(level) : null);

    private static string Happening(AlarmEvent alarm) => alarm.Event switch
    {
        AlarmEventKind.LevelChanged when alarm.PreviousLevel is { } from && alarm.Level is { } to =>
            $"changed from {WireNames.Of(from)} to {WireNames.Of(to)}",
        AlarmEventKind.LevelChanged => "changed",
        AlarmEventKind.Updated or AlarmEventKind.Reminder => "still active",
        AlarmEventKind.RuleRemoved => "ended",
        AlarmEventKind.Retired => "ended",
        _ => WireNames.Of(alarm.Event),
    };

    private static string Detail(AlarmEvent alarm) => alarm.Event switch
    {
        AlarmEventKind.RuleRemoved => $"the rule {alarm.Rule.Id} no longer applies",
        AlarmEventKind.Retired => "the sensor is retired",
        AlarmEventKind.Cleared => IsNoData(alarm) ? "the sensor sends again" : Value(alarm),
        _ when IsNoData(alarm) => $"silent for more than {Silence(alarm)}",
        _ => Join(Value(alarm), Comparison(alarm.Condition)),
    };

    private static bool IsNoData(AlarmEvent alarm) => alarm.Condition.Type == EventConditionType.NoData;

    private static string Silence(AlarmEvent alarm) =>
        DurationText.Format(TimeSpan.FromMilliseconds(alarm.Condition.OnDelayMs));

    private static string Value(AlarmEvent alarm) =>
        Join(MessageText.Of(alarm.Measurement?.Value ?? EventValue.None), alarm.Measurement?.Unit);

    private static string? Comparison(EventCondition condition) => condition.Operator switch
    {
        ">" => $"above {MessageText.Of(condition.Limit)}",
        ">=" => $"at or above {MessageText.Of(condition.Limit)}",
        "<" => $"below {MessageText.Of(condition.Limit)}",
        "<=" => $"at or below {MessageText.Of(condition.Limit)}",
        _ => null,
    };

    private static string Join(params ReadOnlySpan<string?> words)
    {
        List<string> present = [];
        foreach (string? word in words)
        {
            if (!string.IsNullOrEmpty(word)) present.Add(word);
        }

        return string.Join(' ', present);
    }
}
