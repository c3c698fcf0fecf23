using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Samples;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Decoding.Times;
using KafkaAlarms.Engine.Decoding.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Decoding;

/// <summary>Reads <c>measurements</c>: an array of objects with names, or an object by name.</summary>
/// <remarks>
/// In the object form a value that is an object with a member <c>value</c> is a measurement with its own unit, quality
/// and time, and so is one of nothing but these, whose value is absent; any other is a nested value. False is returned
/// for text that is no JSON only.
/// </remarks>
internal sealed class MeasurementReader(JsonScanner scanner, NameReader names, ProblemReport report)
{
    private readonly RecordFields fields = new();

    /// <summary>Where samples go.</summary>
    public required ValueExpander Values { get; init; }

    /// <summary>How times are read.</summary>
    public required TimeReader Times { get; init; }

    /// <summary>Reads the value of <c>measurements</c>, which the scanner has just opened.</summary>
    public bool Read()
    {
        JsonToken token = scanner.Token;
        if (token.Kind == JsonKind.Array) return ReadArray();
        if (token.Kind == JsonKind.Object) return ReadMap();
        if (token.Kind != JsonKind.Null) Refuse(token.Start, "measurements is neither array nor object");
        return true;
    }

    private bool ReadArray()
    {
        JsonStep step = scanner.NextElement(first: true);
        while (step == JsonStep.Item)
        {
            if (!scanner.ReadValue() || !ReadElement()) return false;
            step = scanner.NextElement(first: false);
        }

        return step == JsonStep.End;
    }

    private bool ReadElement()
    {
        JsonToken element = scanner.Token;
        if (element.Kind != JsonKind.Object)
        {
            Refuse(element.Start, "measurement that is no object");
            return !element.IsContainer || scanner.SkipContainer();
        }

        if (!ReadFields()) return false;
        JsonToken name = fields[RecordField.Name];
        if (name.Kind != JsonKind.String || name.Length == 0) Refuse(element.Start, "measurement without a name");
        else if (!IsReserved(name) && names.TryRead(name, out PooledText? text)) AddMeasurement(text, element.Start);
        return true;
    }

    private bool ReadMap()
    {
        JsonStep step = scanner.NextMember(first: true);
        while (step == JsonStep.Item)
        {
            // Names with a meaning of their own are never measurements.
            bool named = names.TryRead(scanner.Token, out PooledText? name) && !IsReserved(scanner.Token);
            if (!scanner.ReadValue() || !ReadEntry(named ? name : null)) return false;
            step = scanner.NextMember(first: false);
        }

        return step == JsonStep.End;
    }

    private bool IsReserved(JsonToken name) => names.Classify(name) >= RecordField.SchemaVersion;

    private bool ReadEntry(PooledText? name)
    {
        JsonToken token = scanner.Token;
        if (name is null) return !token.IsContainer || scanner.SkipContainer();
        if (token.Kind != JsonKind.Object) return Values.Add(name, SampleTraits.None);
        if (!ReadFields()) return false;
        if (fields.DescribeMeasurement) AddMeasurement(name, token.Start);
        else Values.Add(name, scanner.Token, SampleTraits.None);
        return true;
    }

    /// <summary>Reads all members of the object just opened; the token is then the whole object.</summary>
    private bool ReadFields()
    {
        JsonToken opened = scanner.Token;
        fields.Clear();
        JsonStep step = scanner.NextMember(first: true);
        while (step == JsonStep.Item)
        {
            RecordField field = names.Classify(scanner.Token);
            if (!scanner.ReadValue() || (scanner.Token.IsContainer && !scanner.SkipContainer())) return false;
            fields[field] = scanner.Token;
            step = scanner.NextMember(first: false);
        }

        scanner.MarkWhole(opened);
        return step == JsonStep.End;
    }

    private void AddMeasurement(PooledText name, int position)
    {
        JsonToken unit = fields[RecordField.Unit];
        JsonToken quality = fields[RecordField.Quality];
        if ((!unit.IsNothing && unit.Kind != JsonKind.String) || quality.IsContainer)
        {
            Refuse(position, "measurement with a unit or quality of a wrong type");
            return;
        }

        if (!names.TryReadUnit(unit, out string? unitText)) return;
        Quality? trust = quality.IsNothing ? null : names.ReadQuality(quality);
        JsonToken time = fields.FirstTime;
        RecordTime? ownTime = time.IsNothing ? null : Times.Read(time);
        Values.Add(name, fields[RecordField.Value], new SampleTraits(unitText, trust, ownTime));
    }

    private void Refuse(int position, string what) =>
        report.RefuseMeasurement(ErrorCode.BrokenMeasurement, position, what);
}
