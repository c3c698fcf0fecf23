using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Finds sensors by their ids: buckets of chains that run through the sensors themselves.</summary>
internal sealed class SensorIndex
{
    private readonly Utf8KeyComparer keys = new();
    private SensorState?[] buckets = new SensorState?[16];

    public int Count { get; private set; }

    /// <summary>Hash of an id, to be kept by its sensor.</summary>
    public int HashOf(ReadOnlySpan<byte> idUtf8) => keys.GetHashCode(idUtf8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SensorState? Find(ReadOnlySpan<byte> idUtf8)
    {
        int hash = keys.GetHashCode(idUtf8);
        SensorState?[] all = buckets;
        SensorState? sensor = all[hash & (all.Length - 1)];
        while (sensor is not null && !(sensor.Hash == hash && sensor.IdUtf8.SequenceEqual(idUtf8)))
            sensor = sensor.NextInBucket;
        return sensor;
    }

    /// <summary>Takes in a sensor that is not there yet.</summary>
    public void Add(SensorState sensor)
    {
        if (Count == buckets.Length) Grow();
        Count++;
        Chain(sensor);
    }

    private void Chain(SensorState sensor)
    {
        ref SensorState? bucket = ref buckets[sensor.Hash & (buckets.Length - 1)];
        sensor.NextInBucket = bucket;
        bucket = sensor;
    }

    private void Grow()
    {
        SensorState?[] before = buckets;
        buckets = new SensorState?[before.Length * 2];
        foreach (SensorState? first in before)
        {
            SensorState? sensor = first;
            while (sensor is not null)
            {
                SensorState? next = sensor.NextInBucket;
                Chain(sensor);
                sensor = next;
            }
        }
    }
}
