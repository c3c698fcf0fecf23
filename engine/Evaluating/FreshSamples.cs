using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Evaluating;

/// <summary>The samples of one sensor record that are new and good.</summary>
/// <remarks>They stay where they were decoded and close ranks there; reused for each record of a stream
/// thread.</remarks>
internal sealed class FreshSamples
{
    private Sample[] samples = [];
    private int start;
    private int[] slots = new int[16];
    private bool[] setBack = new bool[16];

    public int Count { get; private set; }

    /// <summary>True when a sample says its unit.</summary>
    public bool AnyUnit { get; private set; }

    /// <summary>True while the samples are of the first slots, in their order.</summary>
    public bool IsInSlotOrder { get; private set; }

    /// <summary>True when a sample set the clock of its measurement back.</summary>
    public bool AnySetBack { get; private set; }

    public ReadOnlySpan<Sample> Samples => samples.AsSpan(start, Count);

    /// <summary>Slots of the samples' measurements.</summary>
    public ReadOnlySpan<int> Slots => slots.AsSpan(0, Count);

    /// <summary>Tells whether a sample set the clock of its measurement back.</summary>
    public bool IsSetBack(int index) => setBack[index];

    /// <summary>Begins with the samples of a record, none of which is taken yet.</summary>
    public void Begin(DecodedBatch batch, in DecodedRecord record)
    {
        samples = batch.SampleBuffer;
        start = record.FirstSample;
        Count = 0;
        AnySetBack = false;
        AnyUnit = false;
        IsInSlotOrder = true;
    }

    /// <summary>Takes a sample of the record; behind those taken before.</summary>
    /// <param name="index">Index in the record.</param>
    /// <param name="slot">Slot of its measurement.</param>
    /// <param name="isSetBack">True when it set the clock of its measurement back.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int index, int slot, bool isSetBack)
    {
        if (Count == slots.Length) Grow();
        if (index > Count) samples[start + Count] = samples[start + index];
        AnyUnit |= samples[start + Count].Unit is not null;
        IsInSlotOrder &= slot == Count;
        slots[Count] = slot;
        setBack[Count++] = isSetBack;
        AnySetBack |= isSetBack;
    }

    private void Grow()
    {
        Array.Resize(ref slots, Count * 2);
        Array.Resize(ref setBack, Count * 2);
    }
}
