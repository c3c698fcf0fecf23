using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.State.Sensors;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Sensors;

/// <summary>Sensors of a block that get measurements in any order keep what they remember of each.</summary>
public sealed class BlockRoomTests
{
    private readonly SensorTable table = SensorMemories.NewTable();
    private readonly Dictionary<(string Sensor, string Name), long> expected = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Extend_SensorsGrowInTurnAndAtRandom_MovesNothingAway(int seed)
    {
        Random random = new(seed);
        for (int step = 1; step <= 5_000; step++)
        {
            // Some that grow far, some hardly, and new ones all the time.
            string id = string.Create(CultureInfo.InvariantCulture, $"s{random.Next(random.Next(2, 300))}");
            string name = string.Create(CultureInfo.InvariantCulture, $"m{random.Next(id.Length == 2 ? 100 : 4)}");
            Set(id, name, step);
            if (step % 500 == 0) Check();
        }

        foreach (MemoryBlock block in table.Blocks) block.EndGrowth();
        Check();
        Set("s1", "another", 5_001);
        Check();
    }

    [Theory]
    [InlineData(2, 1, 4_096)]
    [InlineData(2, 2, 4_096)]
    [InlineData(20, 20, 500)]
    public void Extend_SensorsGrowFarBesideOthers_AllocatesLittle(int sensors, int growing, int names)
    {
        for (int i = 0; i < sensors; i++) Set(Sensor(i), "m0", 1);
        // The last ones would grow in place.
        SensorState[] far = [.. table.All.Take(growing)];
        string[] all = [.. Enumerable.Range(1, names - 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i}"))];
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < all.Length; i++)
        {
            foreach (SensorState sensor in far)
                sensor.SetMemory(sensor.SlotOf(all[i], SensorShape.Ignored), MemoryAt(i + 2));
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBeLessThan(growing * names * 3_000L);
        table.Blocks[0].Room.ShouldBeLessThan((growing * names * 3 / 2) + 100);
        for (int i = 0; i < growing; i++)
        {
            for (int name = 0; name < all.Length; name++) expected[(Sensor(i), all[name])] = name + 2;
        }

        Check();
        table.Blocks[0].EndGrowth();
        table.Blocks[0].Room.ShouldBe((growing * names) + sensors - growing);
        Check();
    }

    [Fact]
    public void All_AfterGrowth_IsInOrderOfInsertion()
    {
        for (int i = 0; i < 1_000; i++) Set(string.Create(CultureInfo.InvariantCulture, $"s{i}"), "t", i + 1);

        table.Count.ShouldBe(1_000);
        table.All.Select(sensor => sensor.Id).ShouldBe(
            Enumerable.Range(0, 1_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"s{i}")));
        table.Blocks.Count.ShouldBeGreaterThan(1);
    }

    private static MeasurementMemory MemoryAt(long time) => new() { LastTime = time, LastValue = SampleValue.Of(time) };

    private static string Sensor(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number}");

    private void Set(string id, string name, long time)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(id);
        SensorState sensor = table.Find(utf8) ?? table.Add(utf8);
        int slots = sensor.Shape.SlotCount;
        int slot = sensor.SlotOf(name, SensorShape.Ignored);
        table.OnNewMeasurements(sensor, sensor.Shape.SlotCount - slots);
        sensor.SetMemory(slot, MemoryAt(time));
        expected[(id, name)] = time;
    }

    private void Check()
    {
        foreach (((string id, string name), long time) in expected)
        {
            SensorState sensor = table.Find(Encoding.UTF8.GetBytes(id)).ShouldNotBeNull();
            int slot = sensor.Shape.Find(name, SensorShape.Ignored);
            sensor.MemoryOf(slot).LastTime.ShouldBe(time);
            sensor.MemoryOf(slot).LastValue.ShouldBe(SampleValue.Of(time));
        }
    }
}
