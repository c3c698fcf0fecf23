using System.Runtime.CompilerServices;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Records;

/// <summary>What one Kafka record decodes to: sensor records, their samples, and the
/// elements that could not be read.</summary>
/// <remarks>Reused by its stream thread; nothing is allocated once it has grown to the usual size.</remarks>
internal sealed class DecodedBatch
{
    private DecodedRecord[] records = new DecodedRecord[4];
    private Sample[] samples = new Sample[16];
    private bool[] standIns = new bool[16];

    /// <summary>Number of sensor records.</summary>
    public int Count { get; private set; }

    /// <summary>Number of samples of all records.</summary>
    public int SampleCount { get; private set; }

    /// <summary>Elements that could not be read; empty on the usual path.</summary>
    public List<DecodeProblem> Problems { get; } = [];

    /// <summary>The sensor records, in the order of evaluation.</summary>
    public Span<DecodedRecord> Records => records.AsSpan(0, Count);

    /// <summary>The samples of all records.</summary>
    public Span<Sample> Samples => samples.AsSpan(0, SampleCount);

    /// <summary>What the samples of all records stand in, until the next one is added.</summary>
    public Sample[] SampleBuffer => samples;

    /// <summary>The samples of one record.</summary>
    public ReadOnlySpan<Sample> SamplesOf(in DecodedRecord record) =>
        samples.AsSpan(record.FirstSample, record.SampleCount);

    /// <summary>Tells of each sample of one record whether the Kafka timestamp stands in for its time.</summary>
    public ReadOnlySpan<bool> StandInsOf(in DecodedRecord record) =>
        standIns.AsSpan(record.FirstSample, record.SampleCount);

    public void Clear()
    {
        Count = 0;
        SampleCount = 0;
        Problems.Clear();
    }

    /// <summary>Adds a record, whose samples are added next.</summary>
    /// <param name="header">Ids, labels and sequence number.</param>
    /// <param name="time">Record time, ticks.</param>
    /// <param name="origin">Where the record time comes from.</param>
    /// <param name="sampleCount">Number of its samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in DecodedRecord header, long time, TimeOrigin origin, int sampleCount)
    {
        if (Count == records.Length) Array.Resize(ref records, Count * 2);
        ref DecodedRecord record = ref records[Count];
        record = header;
        record.Time = time;
        record.TimeOrigin = origin;
        record.Index = Count++;
        record.FirstSample = SampleCount;
        record.SampleCount = sampleCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Sample sample, TimeOrigin origin)
    {
        if (SampleCount == samples.Length)
        {
            Array.Resize(ref samples, SampleCount * 2);
            Array.Resize(ref standIns, SampleCount * 2);
        }

        standIns[SampleCount] = origin >= TimeOrigin.KafkaMissing;
        samples[SampleCount++] = sample;
    }

    /// <summary>Forgets the records and samples added since the counts given.</summary>
    public void Truncate(int count, int sampleCount)
    {
        Count = count;
        SampleCount = sampleCount;
    }
}
