using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>A <see cref="MeasurementMemory"/> as it is kept, for there are very many: time, number and sequence number
/// of the last sample. What most do not have stands in a <see cref="MoreMemory"/>.</summary>
internal struct StoredMeasurement
{
    private const long MoreMark = long.MinValue;

    // A sequence number of this very value stands in a MoreMemory.
    private const long NoSeq = long.MinValue;

    // The sign tells that there is more; 0: nothing is remembered yet.
    private long marked;
    private double number;
    private long seq;

    /// <summary>As <see cref="MeasurementMemory.LastTime"/>.</summary>
    public readonly long LastTime => marked & ~MoreMark;

    /// <summary>Tells whether there is more than a time, a number and a sequence number.</summary>
    public readonly bool HasMore => marked < 0;

    /// <summary>Goes on to a number that is newer, where no more than these three is remembered.</summary>
    /// <param name="time">Of the sample, ticks.</param>
    /// <param name="value">Its number.</param>
    /// <param name="itsSeq">Its sequence number; null: it has none.</param>
    /// <returns>False where more is, or is to be, or the sample is not newer: nothing is changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryMoveOn(long time, double value, long? itsSeq)
    {
        if (marked < 0 || time <= marked || itsSeq == NoSeq) return false;
        marked = time;
        number = value;
        seq = itsSeq ?? NoSeq;
        return true;
    }

    /// <summary>The whole memory.</summary>
    /// <param name="more">What there is more; null where <see cref="HasMore"/> says that there is not.</param>
    public readonly MeasurementMemory With(MoreMemory? more)
    {
        if (more is not null) return more.With(LastTime, number);
        if (marked == 0) return default;
        return new MeasurementMemory
        {
            LastTime = marked,
            LastValue = new SampleValue(SampleKind.Number, number, null),
            LastSeq = seq == NoSeq ? null : seq,
        };
    }

    /// <summary>Takes over what can be kept here.</summary>
    /// <returns>True when there is more.</returns>
    public bool Set(in MeasurementMemory memory)
    {
        bool hasMore = !IsPlain(in memory);
        marked = hasMore ? memory.LastTime | MoreMark : memory.LastTime;
        number = memory.LastValue.Number;
        seq = memory.LastSeq ?? NoSeq;
        return hasMore;
    }

    private static bool IsPlain(in MeasurementMemory memory)
    {
        if (memory.LateSince != 0 || memory.LastSeq == NoSeq) return false;
        return memory.LastTime > 0
            ? memory.LastValue.Kind == SampleKind.Number
            : memory is { LastTime: 0, LastValue.Kind: SampleKind.None, LastSeq: null };
    }
}
