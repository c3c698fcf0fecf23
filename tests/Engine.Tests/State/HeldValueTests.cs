using System.Text;
using KafkaAlarms.Engine.State;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State;

/// <summary>What a restore holds of a state record is the record, to the byte.</summary>
public sealed class HeldValueTests
{
    private byte[] buffer = [];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1_000_000)]
    public void Read_OfAnyLengthPacked_IsTheValue(int length)
    {
        byte[] same = new byte[length];
        byte[] noise = new byte[length];
        new Random(length).NextBytes(noise);

        foreach (byte[] value in new[] { same, noise })
            Packed(value).Read(ref buffer).SequenceEqual(value).ShouldBeTrue();
    }

    [Fact]
    public void Read_OneAfterTheOtherWithOneBuffer_IsEachTimeTheValue()
    {
        byte[][] values =
            [.. Enumerable.Range(1, 50).Select(i => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"a{i}", i * 40))))];
        HeldValue[] held = [.. values.Select(Packed)];

        for (int i = 0; i < values.Length; i++) held[i].Read(ref buffer).SequenceEqual(values[i]).ShouldBeTrue();
    }

    [Fact]
    public void Pack_ValueThatRepeatsItself_TakesFewBytes()
    {
        byte[] value = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("temperature;humidity;", 400)));
        Packed(value);

        long before = GC.GetAllocatedBytesForCurrentThread();
        HeldValue held = Packed(value);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(value.Length / 5);
        held.HeldBytes.ShouldBeLessThan(value.Length / 5);
        held.Read(ref buffer).SequenceEqual(value).ShouldBeTrue();
    }

    [Fact]
    public void Pack_Again_DoesNothing()
    {
        byte[] value = [.. Enumerable.Repeat((byte)1, 10_000)];
        HeldValue held = HeldValue.ToPack(value);
        held.BytesToPack.ShouldBe(value.Length);
        held.Pack(ref buffer);
        int packed = held.HeldBytes;

        held.Pack(ref buffer);

        held.BytesToPack.ShouldBe(0);
        held.HeldBytes.ShouldBe(packed);
        held.Read(ref buffer).SequenceEqual(value).ShouldBeTrue();
    }

    [Fact]
    public void Pack_ValueToBeHeldAsItIs_LeavesIt()
    {
        HeldValue held = HeldValue.Of(new byte[10_000]);

        held.Pack(ref buffer);

        held.BytesToPack.ShouldBe(0);
        held.HeldBytes.ShouldBe(10_000);
    }

    private HeldValue Packed(byte[] value)
    {
        HeldValue held = HeldValue.ToPack(value);
        held.Pack(ref buffer);
        return held;
    }
}
