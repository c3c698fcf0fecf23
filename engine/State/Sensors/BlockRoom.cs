using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Memory of the measurements of a block's sensors, in one array: one for each sensor would take half as much
/// again.</summary>
/// <remarks>The measurements of a sensor stand one behind the other, from its <see cref="SensorState.FirstInRoom"/>
/// on.</remarks>
/// <param name="expected">Number of measurements that room is made for at first.</param>
internal struct BlockRoom(int expected)
{
    private const int LeastSpare = 8;

    private StoredMeasurement[] all = [];
    private int used;

    /// <summary>Measurements that there is room for.</summary>
    public readonly int Length => all.Length;

    /// <summary>What is kept of one measurement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref StoredMeasurement At(int index) => ref all[index];

    /// <summary>Makes room for the last measurement of a sensor, which has just got it.</summary>
    /// <param name="growing">One of the sensors.</param>
    /// <param name="sensors">Those of the block.</param>
    public void Extend(SensorState growing, List<SensorState> sensors)
    {
        int had = growing.Shape.SlotCount - 1;
        bool isLast = had == 0 || growing.FirstInRoom + had == used;
        int needed = isLast ? 1 : had + 1;
        if (used + needed > all.Length)
        {
            int spare = all.Length == 0 ? Math.Max(LeastSpare, expected) - 1 : Math.Max(LeastSpare, used / 4);
            MoveTo(new StoredMeasurement[CountOf(sensors) + spare], sensors, growing);
            return;
        }

        if (had == 0) growing.FirstInRoom = used;
        if (!isLast)
        {
            // The place that it leaves is won back when all are moved.
            all.AsSpan(growing.FirstInRoom, had).CopyTo(all.AsSpan(used));
            growing.FirstInRoom = used;
        }

        used += needed;
    }

    /// <summary>Gives back what is spare; the sensors are not expected to grow.</summary>
    public void Trim(List<SensorState> sensors)
    {
        int count = CountOf(sensors);
        if (count < all.Length) MoveTo(new StoredMeasurement[count], sensors, growing: null);
    }

    private static int CountOf(List<SensorState> sensors)
    {
        int count = 0;
        foreach (SensorState sensor in sensors) count += sensor.Shape.SlotCount;
        return count;
    }

    private void MoveTo(StoredMeasurement[] other, List<SensorState> sensors, SensorState? growing)
    {
        int next = 0;
        foreach (SensorState sensor in sensors)
        {
            int count = sensor.Shape.SlotCount;
            int had = ReferenceEquals(sensor, growing) ? count - 1 : count;
            all.AsSpan(sensor.FirstInRoom, had).CopyTo(other.AsSpan(next));
            sensor.FirstInRoom = next;
            next += count;
        }

        all = other;
        used = next;
    }
}
