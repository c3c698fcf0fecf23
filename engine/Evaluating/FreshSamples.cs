using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Evaluating;

/// <summary>The samples of one sensor record that are new and good.</summary>
/// <remarks>Reused for each record of a stream thread.</remarks>
internal sealed class FreshSamples
{
    private Sample[] samples = new Sample[16];
    private int[] slots = new int[16];
    private bool[] setBack = new bool[16];

    public int Count { get; private set; }

    /// <summary>True when a sample set the clock of its measurement back.</summary>
    public bool AnySetBack { get; private set; }

    public ReadOnlySpan<Sample> Samples => samples.AsSpan(0, Count);

    /// <summary>Slots of the samples' measurements.</summary>
    public ReadOnlySpan<int> Slots => slots.AsSpan(0, Count);

    /// <summary>Tells whether a sample set the clock of its measurement back.</summary>
    public bool IsSetBack(int index) => setBack[index];

    public void Clear()
    {
        Count = 0;
        AnySetBack = false;
    }

    public void Add(in Sample sample, int slot, bool isSetBack)
    {
        if (Count == samples.Length) Grow();
        samples[Count] = sample;
        slots[Count] = slot;
        setBack[Count++] = isSetBack;
        AnySetBack |= isSetBack;
    }

    private void Grow()
    {
        Array.Resize(ref samples, Count * 2);
        Array.Resize(ref slots, Count * 2);
        Array.Resize(ref setBack, Count * 2);
    }
}
