using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Decoding.Times;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Decoding.Samples;

/// <summary>What a measurement says of itself beside name and value; null where the record's own holds.</summary>
/// <param name="Unit">UCUM.</param>
/// <param name="Quality">Trust in the value.</param>
/// <param name="Time">Its sample time.</param>
internal readonly record struct SampleTraits(string? Unit, Quality? Quality, RecordTime? Time)
{
    public static SampleTraits None => default;

    /// <summary>True when the measurement says nothing more.</summary>
    public bool IsNone
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unit is null && Quality is null && Time is null;
    }
}
