using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>The sensors of one partition and the memory blocks that they are stored in.</summary>
internal sealed class SensorTable
{
    /// <summary>Measurements in one block before the next one is begun: so little is written for one that
    /// changed.</summary>
    private const int MostPerBlock = 256;

    private readonly SensorIndex index = new();
    private readonly SensorIds ids = new();
    private readonly Dictionary<SensorPlan, SensorShape> shapes = [];
    private readonly SensorPlanner planner;
    private readonly List<SensorState> restored = [];
    private int inLastBlock;

    public SensorTable(SensorPlanner planner)
    {
        this.planner = planner;
    }

    public int Count => index.Count;

    /// <summary>The sensors, by block; none that state was read for before all of it was.</summary>
    public IEnumerable<SensorState> All => Blocks.SelectMany(block => block.Sensors);

    /// <summary>The blocks, by number.</summary>
    public List<MemoryBlock> Blocks { get; } = [];

    public SensorState? Find(ReadOnlySpan<byte> idUtf8) => index.Find(idUtf8);

    /// <summary>Takes in a sensor heard for the first time.</summary>
    public SensorState Add(ReadOnlySpan<byte> idUtf8)
    {
        SensorState sensor = Create(idUtf8);
        JoinLast(sensor);
        return sensor;
    }

    /// <summary>Finds or takes in a sensor while state is read, leaving its block open.</summary>
    public SensorState Restore(ReadOnlySpan<byte> idUtf8)
    {
        if (Find(idUtf8) is { } known) return known;
        SensorState sensor = Create(idUtf8);
        restored.Add(sensor);
        return sensor;
    }

    /// <summary>Finds or takes in a sensor that is read from a stored block.</summary>
    public SensorState Restore(ReadOnlySpan<byte> idUtf8, int block)
    {
        SensorState sensor = Find(idUtf8) ?? Create(idUtf8);
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
        foreach (SensorState sensor in restored)
        {
            if (sensor.Block is null) JoinLast(sensor);
        }

        restored.Clear();
        restored.TrimExcess();
        foreach (MemoryBlock block in Blocks) block.EndGrowth();
    }

    /// <summary>Counts measurements that a sensor has for the first time.</summary>
    public void OnNewMeasurements(SensorState sensor, int count)
    {
        if (sensor.Block.Number == Blocks.Count - 1) inLastBlock += count;
    }

    private MemoryBlock BlockOf(int number)
    {
        while (Blocks.Count <= number) Begin();
        return Blocks[number];
    }

    /// <summary>Begins a block, which is expected to become like the one before.</summary>
    private void Begin() => Blocks.Add(new MemoryBlock(Blocks.Count, Blocks.Count > 0 ? Blocks[^1].Room : 0));

    private static void Join(SensorState sensor, MemoryBlock block)
    {
        sensor.Block = block;
        block.Sensors.Add(sensor);
    }

    private void JoinLast(SensorState sensor)
    {
        if (Blocks.Count == 0 || inLastBlock >= MostPerBlock)
        {
            if (Blocks.Count > 0) Blocks[^1].EndGrowth();
            Begin();
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

        SensorState sensor = new(ids.Add(idUtf8), index.HashOf(idUtf8), shape);
        index.Add(sensor);
        return sensor;
    }
}
