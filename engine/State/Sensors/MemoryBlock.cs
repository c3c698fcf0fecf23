using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>A group of sensors whose memory is kept together, and stored together: in one record of the state topic, in
/// more when it is large.</summary>
/// <param name="number">Part of its key.</param>
/// <param name="expected">Measurements that it may come to have.</param>
internal sealed class MemoryBlock(int number, int expected)
{
    /// <summary>Value of <see cref="DirtySince"/> when the stored record is up to date.</summary>
    public const long Clean = long.MaxValue;

    // No object of its own: it is looked into for every sample.
    private BlockRoom room = new(expected);

    /// <summary>Number of the block, part of its key.</summary>
    public int Number { get; } = number;

    public List<SensorState> Sensors { get; } = [];

    /// <summary>Input offset of the first record that changed the block since it was stored, or
    /// <see cref="Clean"/>.</summary>
    public long DirtySince { get; set; } = Clean;

    /// <summary>Kafka time of the partition at the record that <see cref="DirtySince"/> names, ticks.</summary>
    public long DirtyKafkaTime { get; set; }

    /// <summary>Input offset that the stored record stands at; records below it are in it.</summary>
    public long AsOf { get; set; }

    /// <summary>Records that the state topic holds of the block.</summary>
    public int StoredParts { get; set; }

    /// <summary>True when the block must be stored with the open transaction.</summary>
    public bool IsUrgent { get; set; }

    /// <summary>Measurements that there is room for.</summary>
    public int Room => room.Length;

    /// <summary>What is kept of a measurement.</summary>
    /// <param name="index">In the room of the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref StoredMeasurement At(int index) => ref room.At(index);

    /// <summary>Makes room for the last measurement of a sensor, which has just got it.</summary>
    public void Extend(SensorState growing) => room.Extend(growing, Sensors);

    /// <summary>Gives back the room that was kept for more: no sensor joins any more, and few have still to be heard
    /// whole.</summary>
    public void EndGrowth()
    {
        room.Trim(Sensors);
        Sensors.TrimExcess();
    }
}
