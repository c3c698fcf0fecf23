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
    [InlineData(11, true)]
    [InlineData(10, false)]
    [InlineData(9, false)]
    public void TryMoveOn_AfterAPlainNumberAtTen_TakesWhatIsNewer(long time, bool expected)
    {
        StoredMeasurement stored = default;
        stored.TryMoveOn(10, 1).ShouldBeTrue();

        stored.TryMoveOn(time, 2).ShouldBe(expected);

        MeasurementMemory memory = stored.With(null);
        memory.LastTime.ShouldBe(expected ? time : 10);
        memory.LastValue.ShouldBe(SampleValue.Of(expected ? 2 : 1));
    }

    [Fact]
    public void TryMoveOn_MoreIsRemembered_TakesNothing()
    {
        StoredMeasurement stored = default;
        stored.Set(new MeasurementMemory { LastTime = 10, LastValue = SampleValue.Of(1), LastSeq = 3 }).ShouldBeTrue();

        stored.TryMoveOn(11, 2).ShouldBeFalse();

        stored.LastTime.ShouldBe(10);
    }

    private void SetAll(int slot)
    {
        foreach (ref readonly MeasurementMemory memory in Memories.AsSpan()) sensor.SetMemory(slot, in memory);
    }
}
