using System.Diagnostics.CodeAnalysis;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Samples;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Decoding.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Decoding;

/// <summary>Reads names of members and measurements, units and qualities.</summary>
internal sealed class NameReader(DecodingOptions options, JsonScanner scanner, SourceText source, ProblemReport report)
{
    /// <summary>Reads the name of a measurement.</summary>
    /// <returns>False when it cannot be used; the problem is then reported.</returns>
    public bool TryRead(in JsonToken token, [NotNullWhen(true)] out PooledText? name)
    {
        name = null;
        if (token.Length > options.MaxTextBytes)
        {
            report.RefuseMeasurement(ErrorCode.TextTooLong, token.Start, "name longer than Decoding:MaxTextBytes");
        }
        else if (token.Length == 0 || !source.TryRead(token, out Utf8Slice text))
        {
            report.RefuseMeasurement(ErrorCode.BrokenMeasurement, token.Start, "name that is empty or broken");
        }
        else
        {
            name = source.Names.Intern(text.Span);
        }

        return name is not null;
    }

    /// <summary>What a member name means; other when it is too long or broken.</summary>
    public RecordField Classify(in JsonToken token)
    {
        if (!token.Escaped) return RecordFields.Classify(scanner.Bytes(token));
        return source.TryRead(token, out Utf8Slice text) ? RecordFields.Classify(text.Span) : RecordField.Other;
    }

    /// <summary>Reads a unit; one that is absent, null or empty is none.</summary>
    /// <returns>False when it cannot be used; the problem is then reported.</returns>
    public bool TryReadUnit(in JsonToken token, out string? unit)
    {
        unit = null;
        if (token.Kind != JsonKind.String || token.Length == 0) return true;
        bool read = TryRead(token, out PooledText? text);
        unit = text?.Text;
        return read;
    }

    /// <inheritdoc cref="QualityReader.Read"/>
    public Quality ReadQuality(in JsonToken token) => QualityReader.Read(token, source);
}
