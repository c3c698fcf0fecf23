using System.Collections.Frozen;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Model.Wire;

namespace KafkaAlarms.Engine.Model.Messages;

/// <summary>What the placeholders of a message stand for.</summary>
internal static class MessagePlaceholders
{
    private const string LabelPrefix = "labels.";

    private static readonly FrozenDictionary<string, Action<AlarmEvent, MessageLine>> Known =
        new Dictionary<string, Action<AlarmEvent, MessageLine>>(StringComparer.Ordinal)
        {
            ["rule_id"] = (alarm, line) => line.Add(alarm.Rule.Id),
            ["sensor_id"] = (alarm, line) => line.Add(alarm.SensorId),
            ["device_id"] = (alarm, line) => line.Add(alarm.DeviceId),
            ["measurement"] = (alarm, line) => line.Add(alarm.Measurement?.Name),
            ["value"] = (alarm, line) => line.Add(alarm.Measurement?.Value ?? SampleValue.None),
            ["unit"] = (alarm, line) => line.Add(alarm.Measurement?.Unit),
            ["event"] = (alarm, line) => line.Add(WireNames.Of(alarm.Event)),
            ["level"] = (alarm, line) => line.Add(alarm.Level is { } level ? WireNames.Of(level) : null),
            ["limit"] = (alarm, line) => line.Add(alarm.Condition.Limit),
            ["severity"] = (alarm, line) => line.Add(alarm.Severity),
            ["priority"] = (alarm, line) => line.Add(WireNames.Of(alarm.Priority)),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names of the placeholders, that of labels as <c>labels.NAME</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Known.Keys.Order(StringComparer.Ordinal), LabelPrefix + "NAME"];

    /// <summary>Finds what writes the text that a placeholder stands for.</summary>
    /// <returns>Null for an unknown name.</returns>
    public static Action<AlarmEvent, MessageLine>? Find(string name)
    {
        if (Known.TryGetValue(name, out Action<AlarmEvent, MessageLine>? placeholder)) return placeholder;
        if (!name.StartsWith(LabelPrefix, StringComparison.Ordinal) || name.Length == LabelPrefix.Length) return null;
        string label = name[LabelPrefix.Length..];
        return (alarm, line) => line.Add(alarm.Labels?.GetValueOrDefault(label));
    }

    /// <summary>What to write instead of an unknown name.</summary>
    public static string Advice(string name)
    {
        if (name.StartsWith("label", StringComparison.Ordinal)) return "write {labels.NAME} for the label NAME.";
        return NearestName.Of(name, Known.Keys) is { } nearest
            ? $"write {{{nearest}}}."
            : $"known are {string.Join(", ", Names.Select(known => $"{{{known}}}"))}.";
    }
}
