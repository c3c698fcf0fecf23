using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Decoding.Samples;

/// <summary>The samples of the sensor record being read.</summary>
/// <remarks>Kept until the record ends: only then are its time, unit and quality known.</remarks>
internal sealed class SampleBuffer(int maxSamples)
{
    private readonly SampleGrouping grouping = new();
    private PendingSample[] samples = new PendingSample[16];
    private int count;
    private long recordNumber;
    private bool oneTimeAndName;

    /// <summary>True when there were more samples than a record may have; the rest is not kept.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Samples so far.</summary>
    public int Count => count;

    /// <summary>Begins with a new sensor record.</summary>
    public void Begin()
    {
        count = 0;
        recordNumber++;
        oneTimeAndName = true;
        Overflowed = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(PooledText name, in SampleValue value, in SampleTraits traits)
    {
        Overflowed |= count == maxSamples;
        if (Overflowed) return;
        if (count == samples.Length) Array.Resize(ref samples, count * 2);
        ref PendingSample added = ref samples[count++];
        added.Set(name, in value, in traits);
        oneTimeAndName &= name.SeenIn != recordNumber && traits.Time is null;
        name.SeenIn = recordNumber;
    }

    /// <summary>Forgets the first samples.</summary>
    public void RemoveFirst(int removed)
    {
        Array.Copy(samples, removed, samples, 0, count - removed);
        count -= removed;
    }

    /// <summary>Writes the record, or the several that its samples make.</summary>
    public void WriteTo(DecodedBatch batch, in DecodedRecord header, in RecordTraits record)
    {
        Span<PendingSample> pending = samples.AsSpan(0, count);
        if (!oneTimeAndName)
        {
            grouping.WriteTo(batch, pending, in header, in record);
            return;
        }

        batch.Add(in header, record.Time.Ticks, record.Time.Origin, count);
        foreach (ref readonly PendingSample sample in pending)
            batch.Add(sample.With(record.Unit, record.Quality), record.Time.Origin);
    }
}
