using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Samples;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Decoding.Values;

/// <summary>Turns a value into samples: one for a scalar, one for each scalar inside arrays and objects.</summary>
/// <remarks>An empty array or object makes no sample. False is returned for text that is no JSON only.</remarks>
internal sealed class ValueExpander(
    DecodingOptions options, JsonScanner scanner, SourceText source, ProblemReport report)
{
    private readonly ValueReader values = new(options, source, report);
    private readonly NamePath path = new(options.MaxTextBytes);

    /// <summary>Samples of the sensor record being read.</summary>
    public SampleBuffer Samples { get; } = new(options.MaxMeasurements);

    /// <summary>Adds the value that the scanner has just read, or begun to read.</summary>
    public bool Add(PooledText name, in SampleTraits traits)
    {
        if (!scanner.Token.IsContainer)
        {
            if (values.TryRead(scanner.Token, out SampleValue value)) Samples.Add(name, value, traits);
            return true;
        }

        path.Begin(name.Utf8);
        return AddContainer(traits);
    }

    /// <summary>Adds a value that was read before.</summary>
    public bool Add(PooledText name, in JsonToken token, in SampleTraits traits)
    {
        if (token.IsContainer)
        {
            int resumeAt = scanner.Reopen(token);
            path.Begin(name.Utf8);
            AddContainer(traits);
            scanner.Resume(resumeAt);
        }
        else if (values.TryRead(token, out SampleValue value))
        {
            Samples.Add(name, value, traits);
        }

        return true;
    }

    private bool AddContainer(in SampleTraits traits) =>
        scanner.Token.Kind == JsonKind.Object ? AddMembers(traits) : AddElements(traits);

    private bool AddMembers(in SampleTraits traits)
    {
        int length = path.Length;
        JsonStep step = scanner.NextMember(first: true);
        while (step == JsonStep.Item)
        {
            JsonToken name = scanner.Token;
            bool named = source.TryRead(name, out Utf8Slice text) && path.Enter(text.Span);
            if (!scanner.ReadValue() || !AddNested(named, name.Start, traits)) return false;
            path.Length = length;
            step = scanner.NextMember(first: false);
        }

        return step == JsonStep.End;
    }

    private bool AddElements(in SampleTraits traits)
    {
        int length = path.Length;
        JsonStep step = scanner.NextElement(first: true);
        for (int i = 0; step == JsonStep.Item; i++)
        {
            bool named = path.Enter(i);
            if (!scanner.ReadValue() || !AddNested(named, scanner.Position, traits)) return false;
            path.Length = length;
            step = scanner.NextElement(first: false);
        }

        return step == JsonStep.End;
    }

    private bool AddNested(bool named, int position, in SampleTraits traits)
    {
        if (!named)
        {
            report.RefuseMeasurement(
                ErrorCode.TextTooLong, position, "nested name longer than Decoding:MaxTextBytes, or broken");
            return !scanner.Token.IsContainer || scanner.SkipContainer();
        }

        if (scanner.Token.IsContainer) return AddContainer(traits);
        if (!values.TryRead(scanner.Token, out SampleValue value)) return true;
        Samples.Add(source.Names.Intern(path.Name), value, traits);
        return true;
    }
}
