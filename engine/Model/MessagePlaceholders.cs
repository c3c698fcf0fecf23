using System.Collections.Frozen;
using KafkaAlarms.Engine.Model.Wire;

namespace KafkaAlarms.Engine.Model;

/// <summary>What the placeholders of a message stand for.</summary>
internal static class MessagePlaceholders
{
    private const string LabelPrefix = "labels.";

    private static readonly FrozenDictionary<string, Func<AlarmEvent, string?>> Known =
        new Dictionary<string, Func<AlarmEvent, string?>>(StringComparer.Ordinal)
        {
            ["rule_id"] = alarm => alarm.Rule.Id,
            ["sensor_id"] = alarm => alarm.SensorId,
            ["device_id"] = alarm => alarm.DeviceId,
            ["measurement"] = alarm => alarm.Measurement?.Name,
            ["value"] = alarm => MessageText.Of(alarm.Measurement?.Value ?? EventValue.None),
            ["unit"] = alarm => alarm.Measurement?.Unit,
            ["event"] = alarm => WireNames.Of(alarm.Event),
            ["level"] = alarm => alarm.Level is { } level ? WireNames.Of(level) : null,
            ["limit"] = alarm => MessageText.Of(alarm.Condition.Limit),
            ["severity"] = alarm => MessageText.Of(alarm.Severity),
            ["priority"] = alarm => WireNames.Of(alarm.Priority),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names of the placeholders, that of labels as <c>labels.NAME</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Known.Keys.Order(StringComparer.Ordinal), LabelPrefix + "NAME"];

    /// <summary>What a placeholder stands for.</summary>
    /// <returns>Null for an unknown name.</returns>
    public static Func<AlarmEvent, string?>? Find(string name)
    {
        if (Known.TryGetValue(name, out Func<AlarmEvent, string?>? placeholder)) return placeholder;
        if (!name.StartsWith(LabelPrefix, StringComparison.Ordinal) || name.Length == LabelPrefix.Length) return null;
        string label = name[LabelPrefix.Length..];
        return alarm => alarm.Labels?.GetValueOrDefault(label);
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
