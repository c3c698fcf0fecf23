using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Decoding.Samples;

/// <summary>A sample whose record is not yet read to its end: unit, quality and time may follow.</summary>
internal struct PendingSample
{
    public PooledText Name;
    public SampleValue Value;
    public SampleTraits Traits;

    /// <summary>Takes the place of the sample that stood here before.</summary>
    /// <remarks>It often had the same name and neither text nor traits, and references are dear to write.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(PooledText name, in SampleValue value, in SampleTraits traits)
    {
        if (!ReferenceEquals(Name, name)) Name = name;
        Value.Set(in value);
        if (!Traits.IsNone || !traits.IsNone) Traits = traits;
    }

    /// <summary>The sample, with the record's traits where it has none of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Sample With(string? recordUnit, Quality recordQuality)
    {
        string? unit = Traits.Unit ?? recordUnit;
        Quality quality = Traits.Quality ?? recordQuality;
        return Value.Kind switch
        {
            SampleKind.Number => Sample.OfNumber(Name.Text, Value.Number, unit, quality),
            SampleKind.Boolean => Sample.OfBoolean(Name.Text, Value.Number != 0, unit, quality),
            SampleKind.Text => Sample.OfText(Name.Text, Value.Text!, unit, quality),
            _ => Sample.Absent(Name.Text, unit),
        };
    }
}
