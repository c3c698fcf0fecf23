using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Samples;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Decoding.Values;

/// <summary>Reads scalar values: number, boolean, text, or none.</summary>
/// <remarks>None, of bad quality, are: null, "", the words of rule 3, and what a double cannot hold.</remarks>
internal sealed class ValueReader(DecodingOptions options, SourceText source, ProblemReport report)
{
    private static readonly SampleValue True = new(SampleKind.Boolean, 1, null);
    private static readonly SampleValue False = new(SampleKind.Boolean, 0, null);

    /// <summary>Reads a scalar token.</summary>
    /// <returns>False when it cannot be used; the problem is then reported.</returns>
    public bool TryRead(in JsonToken token, out SampleValue value)
    {
        value = SampleValue.None;
        switch (token.Kind)
        {
            case JsonKind.Number:
                source.TryRead(token, out Utf8Slice digits);
                NumberReader.TryRead(digits.Span, out double number);
                value = SampleValue.Of(number);
                return true;
            case JsonKind.True or JsonKind.False:
                value = token.Kind == JsonKind.True ? True : False;
                return true;
            case JsonKind.String:
                return TryReadText(token, out value);
            default:
                return true;
        }
    }

    /// <summary>Reads text, in quotes or bare, by the tables of rule 3.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="value">The value; untouched when the result is false.</param>
    /// <returns>False when the tables do not know it.</returns>
    public static bool TryReadKnown(ReadOnlySpan<byte> text, ref SampleValue value)
    {
        text = text.Trim(" \t\r\n"u8);
        if (NumberReader.TryRead(text, out double number)) value = SampleValue.Of(number);
        else if (ValueWords.TryGetBoolean(text, out bool flag)) value = flag ? True : False;
        else if (text.IsEmpty || ValueWords.IsAbsent(text)) value = SampleValue.None;
        else return false;
        return true;
    }

    private bool TryReadText(in JsonToken token, out SampleValue value)
    {
        value = SampleValue.None;
        if (token.Length > options.MaxTextBytes || !source.TryRead(token, out Utf8Slice text))
        {
            (ErrorCode code, string what) = token.Length > options.MaxTextBytes
                ? (ErrorCode.TextTooLong, "text longer than Decoding:MaxTextBytes")
                : (ErrorCode.BrokenJson, "text with an escape that is half of a character");
            report.RefuseMeasurement(code, token.Start, what);
            return false;
        }

        if (!TryReadKnown(text.Span, ref value))
        {
            value = new SampleValue(SampleKind.Text, 0, source.Values.Intern(text.Span).Text);
        }

        return true;
    }
}
