using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>The sensors of one partition and the memory blocks that they are stored in.</summary>
internal sealed class SensorTable
{
    /// <summary>Measurements in one block before the next one is begun: so little is written for one that
    /// changed.</summary>
    private const int MostPerBlock = 256;

    private readonly Dictionary<byte[], SensorState> sensors;
    private readonly Dictionary<byte[], SensorState>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    private readonly Dictionary<SensorPlan, SensorShape> shapes = [];
    private readonly SensorPlanner planner;
    private int inLastBlock;

    public SensorTable(SensorPlanner planner)
    {
        this.planner = planner;
        sensors = new(new Utf8KeyComparer());
        lookup = sensors.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => sensors.Count;

    public IEnumerable<SensorState> All => sensors.Values;

    /// <summary>The blocks, by number.</summary>
    public List<MemoryBlock> Blocks { get; } = [];

    public SensorState? Find(ReadOnlySpan<byte> idUtf8) =>
        lookup.TryGetValue(idUtf8, out SensorState? sensor) ? sensor : null;

    /// <summary>Takes in a sensor heard for the first time.</summary>
    public SensorState Add(ReadOnlySpan<byte> idUtf8)
    {
        SensorState sensor = Create(idUtf8);
        JoinLast(sensor);
        return sensor;
    }

    /// <summary>Finds or takes in a sensor while state is read, leaving its block open.</summary>
    public SensorState Restore(ReadOnlySpan<byte> idUtf8) => Find(idUtf8) ?? Create(idUtf8);

    /// <summary>Finds or takes in a sensor that is read from a stored block.</summary>
    public SensorState Restore(ReadOnlySpan<byte> idUtf8, int block)
    {
        SensorState sensor = Restore(idUtf8);
        if (sensor.Block is null) Join(sensor, BlockOf(block));
        return sensor;
    }

    /// <summary>Takes note of a record that the state topic holds of a block.</summary>
    public void OnStoredPart(int block, int part)
    {
        MemoryBlock stored = BlockOf(block);
        stored.StoredParts = Math.Max(stored.StoredParts, part + 1);
    }

    /// <summary>Gives each sensor a block that state was read for but memory was not.</summary>
    public void EndRestore()
    {
        // Stored blocks take nobody in, so that their size stays what it was.
        inLastBlock = MostPerBlock;
        foreach (SensorState sensor in sensors.Values)
        {
            if (sensor.Block is null) JoinLast(sensor);
        }
    }

    /// <summary>Counts measurements that a sensor has for the first time.</summary>
    public void OnNewMeasurements(SensorState sensor, int count)
    {
        if (sensor.Block.Number == Blocks.Count - 1) inLastBlock += count;
    }

    private MemoryBlock BlockOf(int number)
    {
        while (Blocks.Count <= number) Blocks.Add(new MemoryBlock(Blocks.Count));
        return Blocks[number];
    }

    private static void Join(SensorState sensor, MemoryBlock block)
    {
        sensor.Block = block;
        block.Sensors.Add(sensor);
    }

    private void JoinLast(SensorState sensor)
    {
        if (Blocks.Count == 0 || inLastBlock >= MostPerBlock)
        {
            Blocks.Add(new MemoryBlock(Blocks.Count));
            inLastBlock = 0;
        }

        inLastBlock++;
        Join(sensor, Blocks[^1]);
    }

    private SensorState Create(ReadOnlySpan<byte> idUtf8)
    {
        string id = Utf8Text.Of(idUtf8);
        SensorPlan plan = planner.PlanFor(id);
        if (!shapes.TryGetValue(plan, out SensorShape? shape))
        {
            shape = new SensorShape(plan);
            shapes.Add(plan, shape);
        }

        SensorState sensor = new(idUtf8.ToArray(), id, shape);
        sensors.Add(sensor.IdUtf8, sensor);
        return sensor;
    }
}
