using System.Buffers.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Samples;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Decoding.Times;
using KafkaAlarms.Engine.Decoding.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Decoding;

/// <summary>Reads one sensor record: canonical, object or flat form, which differ by <c>measurements</c>.</summary>
/// <remarks>
/// A record with <c>measurements</c> has no other measurements: its unknown members are left alone. Fields of a wrong
/// type count as absent. Of one that is too long the whole record is refused.
/// </remarks>
internal sealed class ElementReader
{
    private readonly DecodingOptions options;
    private readonly JsonScanner scanner;
    private readonly SourceText source;
    private readonly ProblemReport report;
    private readonly NameReader names;
    private readonly ValueExpander values;
    private readonly MeasurementReader measurements;
    private readonly MemberCache members = new();
    private readonly RecordFields fields = new();
    private int flatSamples;

    public ElementReader(DecodingOptions options, JsonScanner scanner, SourceText source, ProblemReport report)
    {
        this.options = options;
        this.scanner = scanner;
        this.source = source;
        this.report = report;
        names = new NameReader(options, scanner, source, report);
        values = new ValueExpander(options, scanner, source, report);
        Times = new TimeReader(options, source);
        SensorIds = new SensorIdReader(options, source, report);
        measurements = new MeasurementReader(scanner, names, report) { Values = values, Times = Times };
    }

    /// <summary>Reads times against the Kafka timestamp.</summary>
    public TimeReader Times { get; }

    /// <summary>Chooses sensor ids.</summary>
    public SensorIdReader SensorIds { get; }

    /// <summary>Forgets names of the pool that was emptied.</summary>
    public void ForgetNames() => members.Clear();

    /// <summary>Reads the object that the scanner has just opened.</summary>
    /// <returns>False when it is no JSON; the scanner then knows why. Other faults are reported.</returns>
    public bool Read(DecodedBatch batch)
    {
        if (!ReadMembers()) return false;
        if (values.Samples.Overflowed)
        {
            report.RefuseElement(ErrorCode.TooManyMeasurements, "more measurements than Decoding:MaxMeasurements");
        }
        else
        {
            Write(batch);
        }

        return true;
    }

    /// <summary>Writes a bare scalar as the measurement <c>value</c>.</summary>
    public void WriteScalar(in SampleValue value, DecodedBatch batch)
    {
        Begin();
        values.Samples.Add(source.Names.Intern("value"u8), value, SampleTraits.None);
        Write(batch);
    }

    private void Begin()
    {
        fields.Clear();
        values.Samples.Begin();
        flatSamples = 0;
    }

    private bool ReadMembers()
    {
        Begin();
        PooledText? expected = members.At(0);
        JsonStep step = scanner.NextMember(first: true, expected?.Utf8, out bool isExpected);
        for (int place = 1; step == JsonStep.Item; place++)
        {
            if (!ReadMember(isExpected ? expected : FindName(place - 1))) return false;
            expected = members.At(place);
            step = scanner.NextMember(first: false, expected?.Utf8, out isExpected);
        }

        return step == JsonStep.End;
    }

    private PooledText? FindName(int place)
    {
        JsonToken token = scanner.Token;
        bool isRead = names.TryRead(token, out PooledText? name);
        if (isRead && !token.Escaped) members.Set(place, name!);
        return isRead ? name : null;
    }

    private bool ReadMember(PooledText? name)
    {
        if (!scanner.ReadValue()) return false;
        RecordField field = name?.Field ?? RecordField.SchemaVersion;
        if (field < RecordField.Measurements) return ReadFlat(name!);
        if (field == RecordField.Measurements) return ReadMeasurements();
        if (scanner.Token.IsContainer && !scanner.SkipContainer()) return false;
        fields[field] = scanner.Token;
        return true;
    }

    private bool ReadFlat(PooledText name)
    {
        bool canonical = fields[RecordField.Measurements].Kind != JsonKind.None;
        if (canonical) return !scanner.Token.IsContainer || scanner.SkipContainer();
        bool read = values.Add(name, SampleTraits.None);
        flatSamples = values.Samples.Count;
        return read;
    }

    private bool ReadMeasurements()
    {
        // Flat samples that stood before it turn out to be none.
        fields[RecordField.Measurements] = scanner.Token;
        values.Samples.RemoveFirst(flatSamples);
        flatSamples = 0;
        return measurements.Read();
    }

    private void Write(DecodedBatch batch)
    {
        DecodedRecord header = default;
        if (!SensorIds.TryChoose(fields[RecordField.SensorId], ref header)) return;
        if (!TryReadFields(ref header)) return;
        if (!names.TryReadUnit(fields[RecordField.Unit], out string? unit))
        {
            report.RefuseElement(ErrorCode.BrokenJson, "unit with an escape that is half of a character");
            return;
        }

        JsonToken time = fields.FirstTime;
        RecordTime recordTime = time.IsNothing ? Times.Missing : Times.Read(time);
        values.Samples.WriteTo(batch, in header, new RecordTraits(recordTime, unit, ReadQuality()));
    }

    private Quality ReadQuality()
    {
        JsonToken quality = fields[RecordField.Quality];
        return quality.IsNothing || quality.IsContainer ? Quality.Good : names.ReadQuality(quality);
    }

    private bool TryReadFields(ref DecodedRecord header)
    {
        JsonToken device = fields[RecordField.DeviceId];
        JsonToken labels = fields[RecordField.Labels];
        if (!Fits(device) || !Fits(fields[RecordField.Unit]) || !LabelTexts.Fit(scanner, labels, options.MaxTextBytes))
        {
            report.RefuseElement(
                ErrorCode.TextTooLong,
                "device_id, unit or a label longer than Decoding:MaxTextBytes, or labels of more than 64 KiB");
            return false;
        }

        if (device.Kind is JsonKind.String or JsonKind.Number) source.TryRead(device, out header.DeviceId);
        if (labels.Kind == JsonKind.Object) header.Labels = new Utf8Slice(scanner.Buffer, labels.Start, labels.Length);
        header.Seq = ReadSeq(fields[RecordField.Seq]);
        return true;
    }

    private bool Fits(in JsonToken token) => token.IsContainer || token.Length <= options.MaxTextBytes;

    private long? ReadSeq(in JsonToken token)
    {
        if (token.Kind is not (JsonKind.Number or JsonKind.String)) return null;
        if (!source.TryRead(token, out Utf8Slice text)) return null;
        if (Utf8Parser.TryParse(text.Span, out long seq, out int read) && read == text.Length) return seq;
        // JSON does not tell 5 from 5.0 or 5e0.
        bool isNumber = Utf8Parser.TryParse(text.Span, out decimal number, out read) && read == text.Length;
        bool isSeq = isNumber && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue;
        return isSeq ? (long)number : null;
    }
}
