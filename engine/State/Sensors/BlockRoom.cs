using System.Numerics;
using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Memory of the measurements of a block's sensors, in one array: one for each sensor would take half as much
/// again.</summary>
/// <remarks>The measurements of a sensor stand one behind the other, from its <see cref="SensorState.FirstInRoom"/>
/// on. One that grows has some places more than it has measurements, so that sensors which grow at the same time do not
/// move for every measurement.</remarks>
/// <param name="expected">Number of measurements that room is made for at first.</param>
internal struct BlockRoom(int expected)
{
    private const int LeastSpare = 8;

    private StoredMeasurement[] all = [];
    private int used;

    // No sensor has places beyond its measurements, and nothing is spare.
    private bool isTight;

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
        if (!isTight && PlacesFor(had) > had) return;
        bool isLast = had == 0 || growing.FirstInRoom + had == used;
        int needed = PlacesFor(had + 1) - (isLast ? had : 0);
        if (used + needed > all.Length)
        {
            int spare = all.Length == 0 ? Math.Max(LeastSpare, expected) - 1 : Math.Max(LeastSpare, used / 4);
            isTight = false;
            MoveTo(new StoredMeasurement[PlacesOf(sensors) + spare], sensors, growing);
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
        isTight = true;
        int places = PlacesOf(sensors);
        if (places < all.Length) MoveTo(new StoredMeasurement[places], sensors, growing: null);
    }

    /// <summary>Places of a sensor that grows: up to an eighth more than it has measurements; none more up to 16, which
    /// most stay below.</summary>
    private static int PlacesFor(int measurements)
    {
        int step = Math.Max(1, (int)BitOperations.RoundUpToPowerOf2((uint)measurements) / 16);
        return (measurements + step - 1) & -step;
    }

    private readonly int PlacesOf(List<SensorState> sensors)
    {
        int places = 0;
        foreach (SensorState sensor in sensors) places += PlacesOf(sensor);
        return places;
    }

    private readonly int PlacesOf(SensorState sensor) =>
        isTight ? sensor.Shape.SlotCount : PlacesFor(sensor.Shape.SlotCount);

    private void MoveTo(StoredMeasurement[] other, List<SensorState> sensors, SensorState? growing)
    {
        int next = 0;
        foreach (SensorState sensor in sensors)
        {
            int count = sensor.Shape.SlotCount;
            int had = ReferenceEquals(sensor, growing) ? count - 1 : count;
            all.AsSpan(sensor.FirstInRoom, had).CopyTo(other.AsSpan(next));
            sensor.FirstInRoom = next;
            next += PlacesOf(sensor);
        }

        all = other;
        used = next;
    }
}
