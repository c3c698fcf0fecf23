using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Decoding.Values;

/// <summary>Reads the quality of a measurement.</summary>
/// <remarks>
/// Words count by how they begin, in any case: good..., bad..., uncertain...; so OPC UA's names of status codes are
/// understood. Numbers are those of Sparkplug: 192 good, 0 bad, 500 (stale) bad. Whatever else stands there is
/// uncertain, which counts as good: an unknown word must not hide an alarm.
/// </remarks>
internal static class QualityReader
{
    /// <summary>Reads a token that is neither null nor a container.</summary>
    /// <param name="token">The token.</param>
    /// <param name="source">Where its text is read from.</param>
    public static Quality Read(in JsonToken token, SourceText source)
    {
        if (!source.TryRead(token, out Utf8Slice slice)) return Quality.Uncertain;
        ReadOnlySpan<byte> text = slice.Span;
        if (token.Kind == JsonKind.Number) return OfNumber(text);
        if (BeginsWith(text, "good"u8)) return Quality.Good;
        return BeginsWith(text, "bad"u8) ? Quality.Bad : Quality.Uncertain;
    }

    private static Quality OfNumber(ReadOnlySpan<byte> digits)
    {
        NumberReader.TryRead(digits, out double number);
        return number switch
        {
            192 => Quality.Good,
            0 or 500 => Quality.Bad,
            _ => Quality.Uncertain,
        };
    }

    private static bool BeginsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(text[..word.Length], word);
}
