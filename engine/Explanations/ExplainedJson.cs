using System.Text.Json;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>Values as a rules file writes them.</summary>
internal static class ExplainedJson
{
    public static JsonElement Of(string text) => JsonSerializer.SerializeToElement(text);

    public static JsonElement Of(double number) => JsonSerializer.SerializeToElement(number);

    public static JsonElement Of(int number) => JsonSerializer.SerializeToElement(number);

    public static JsonElement Of(bool flag) => JsonSerializer.SerializeToElement(flag);

    public static JsonElement Of(TimeSpan duration) => Of(DurationText.Format(duration));

    /// <summary>A default as rule types declare it: JSON, or words.</summary>
    public static JsonElement OfNotation(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return Of(text);
        }
    }
}
