using System.Collections.Immutable;
using System.Text.Json;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Reads the <c>labels</c> object of a sensor record.</summary>
internal static class LabelsReader
{
    /// <summary>Reads texts, and numbers and booleans as JSON writes them; anything else is no label.</summary>
    /// <param name="json">An object; anything else has no labels.</param>
    public static ImmutableSortedDictionary<string, string> Read(byte[] json)
    {
        ImmutableSortedDictionary<string, string>.Builder labels = SensorState.NoLabels.ToBuilder();
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return SensorState.NoLabels;
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (TextOf(property.Value) is { } text) labels[property.Name] = text;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The decoder has read the object already; what only it accepts, such as a bare NaN or half a surrogate
            // pair, is no label.
            return SensorState.NoLabels;
        }

        return labels.ToImmutable();
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
