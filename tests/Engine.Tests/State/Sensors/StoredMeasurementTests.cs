using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Sensors;

/// <summary>What is remembered of a measurement comes out of the room of its block as it went in.</summary>
public sealed class StoredMeasurementTests
{
    private static readonly MeasurementMemory[] Memories =
    [
        default,
        new() { LastTime = 1, LastValue = SampleValue.Of(5) },
        new() { LastTime = DateTime.MaxValue.Ticks, LastValue = SampleValue.Of(-0.0) },
        new() { LastTime = 2, LastValue = new SampleValue(SampleKind.Number, double.NaN, null) },
        new() { LastTime = 3, LastValue = new SampleValue(SampleKind.Number, double.PositiveInfinity, null) },
        new() { LastTime = 4, LastValue = new SampleValue(SampleKind.Boolean, 1, null) },
        new() { LastTime = 5, LastValue = new SampleValue(SampleKind.Text, 0, "open") },
        new() { LastTime = 6, LastValue = new SampleValue(SampleKind.Text, 0, "shut"), LastSeq = 7, LateSince = 8 },
        new() { LastTime = 9, LastValue = SampleValue.Of(5), LastSeq = 0 },
        new() { LastTime = 9, LastValue = SampleValue.Of(5), LastSeq = long.MinValue },
        new() { LastTime = 9, LastValue = SampleValue.Of(5), LateSince = 1 },
        new() { LastTime = 10, LastValue = SampleValue.None },
        new() { LastTime = 0, LastValue = SampleValue.Of(5) },
        new() { LateSince = 11 },
    ];

    private readonly SensorState sensor = SensorMemories.NewTable().Add("s1"u8);

    [Fact]
    public void MemoryOf_WhateverWasSetBeforeIt_IsWhatWasSet()
    {
        int slot = sensor.SlotOf("t", 0);
        foreach (MeasurementMemory before in Memories)
        {
            foreach (MeasurementMemory memory in Memories)
            {
                sensor.SetMemory(slot, in before);
                sensor.SetMemory(slot, in memory);

                sensor.MemoryOf(slot).ShouldBe(memory);
                sensor.StoredOf(slot).LastTime.ShouldBe(memory.LastTime);
            }
        }
    }

    [Fact]
    public void SetMemory_OneSlotWithMore_LeavesTheOthersAlone()
    {
        int[] slots = [sensor.SlotOf("a", 0), sensor.SlotOf("b", 1), sensor.SlotOf("c", 2)];
        sensor.SetMemory(slots[2], in Memories[7]);
        int added = sensor.SlotOf("d", 3);
        sensor.SetMemory(added, in Memories[6]);
        sensor.SetMemory(slots[0], in Memories[1]);

        sensor.MemoryOf(slots[0]).ShouldBe(Memories[1]);
        sensor.MemoryOf(slots[1]).ShouldBe(default);
        sensor.MemoryOf(slots[2]).ShouldBe(Memories[7]);
        sensor.MemoryOf(added).ShouldBe(Memories[6]);
    }

    [Fact]
    public void SetMemory_MoreThanANumberAgainAndAgain_AllocatesOnce()
    {
        int slot = sensor.SlotOf("t", 0);
        SetAll(slot);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) SetAll(slot);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(11, null, true)]
    [InlineData(11, 4L, true)]
    [InlineData(11, -1L, true)]
    [InlineData(11, long.MinValue, false)]
    [InlineData(10, 4L, false)]
    [InlineData(9, null, false)]
    [InlineData(-1, null, false)]
    [InlineData(long.MinValue, null, false)]
    public void TryMoveOn_AfterAPlainNumberAtTen_TakesWhatIsNewer(long time, long? seq, bool expected)
    {
        StoredMeasurement stored = default;
        stored.TryMoveOn(10, 1, 3).ShouldBeTrue();

        stored.TryMoveOn(time, 2, seq).ShouldBe(expected);

        MeasurementMemory memory = stored.With(null);
        memory.LastTime.ShouldBe(expected ? time : 10);
        memory.LastValue.ShouldBe(SampleValue.Of(expected ? 2 : 1));
        memory.LastSeq.ShouldBe(expected ? seq : 3);
    }

    [Fact]
    public void TryMoveOn_NothingRememberedAndATimeBeforeAll_TakesNothing()
    {
        StoredMeasurement stored = default;

        stored.TryMoveOn(-1, 5, null).ShouldBeFalse();

        stored.With(null).ShouldBe(default);
    }

    [Fact]
    public void Trim_ALateSampleIsOver_LetsGoOfWhatItTook()
    {
        int slot = sensor.SlotOf("t", 0);
        long taken = AllocatedBy(() => sensor.SetMemory(slot, in Memories[10]));
        sensor.Trim();
        AllocatedBy(() => sensor.SetMemory(slot, in Memories[10])).ShouldBe(0, "it is still needed");

        sensor.SetMemory(slot, in Memories[1]);
        sensor.Trim();

        sensor.MemoryOf(slot).ShouldBe(Memories[1]);
        AllocatedBy(() => sensor.SetMemory(slot, in Memories[10])).ShouldBe(taken);
    }

    [Fact]
    public void Trim_DescribedSensor_KeepsItsDescription()
    {
        int slot = sensor.SlotOf("t", 0);
        sensor.Describe("d1"u8, """{"site":"north"}"""u8);
        Sensor described = sensor.Sensor;
        sensor.SetMemory(slot, in Memories[10]);
        sensor.SetMemory(slot, in Memories[1]);

        sensor.Trim();

        sensor.Sensor.ShouldBeSameAs(described);
    }

    [Fact]
    public void TryMoveOn_MoreIsRemembered_TakesNothing()
    {
        StoredMeasurement stored = default;
        stored.Set(new MeasurementMemory { LastTime = 10, LastValue = SampleValue.Of(1), LateSince = 3 }).ShouldBeTrue();

        stored.TryMoveOn(11, 2, null).ShouldBeFalse();

        stored.LastTime.ShouldBe(10);
    }

    private static long AllocatedBy(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void SetAll(int slot)
    {
        foreach (ref readonly MeasurementMemory memory in Memories.AsSpan()) sensor.SetMemory(slot, in memory);
    }
}
