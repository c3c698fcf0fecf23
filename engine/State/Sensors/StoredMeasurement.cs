using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>A <see cref="MeasurementMemory"/> as it is kept, for there are very many: time and number of the last
/// sample. What most do not have stands in a <see cref="MoreMemory"/>.</summary>
internal struct StoredMeasurement
{
    private const long MoreMark = long.MinValue;

    // The sign tells that there is more.
    private long marked;
    private double number;

    /// <summary>As <see cref="MeasurementMemory.LastTime"/>.</summary>
    public readonly long LastTime => marked & ~MoreMark;

    /// <summary>Tells whether there is more than a time and a number.</summary>
    public readonly bool HasMore => marked < 0;

    /// <summary>Goes on to a number that is newer, where no more than time and number is remembered.</summary>
    /// <returns>False where more is, or the sample is not newer: nothing is changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryMoveOn(long time, double value)
    {
        // With the mark it is greater than every time.
        if ((ulong)time <= (ulong)marked) return false;
        marked = time;
        number = value;
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
        };
    }

    /// <summary>Takes over what can be kept here.</summary>
    /// <returns>True when there is more.</returns>
    public bool Set(in MeasurementMemory memory)
    {
        bool hasMore = !IsPlain(in memory);
        marked = hasMore ? memory.LastTime | MoreMark : memory.LastTime;
        number = memory.LastValue.Number;
        return hasMore;
    }

    private static bool IsPlain(in MeasurementMemory memory)
    {
        SampleKind kind = memory.LastTime == 0 ? SampleKind.None : SampleKind.Number;
        return memory.LastValue.Kind == kind && memory is { LastSeq: null, LateSince: 0 };
    }
}
