using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.State.Sensors;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Sensors;

/// <summary>Sensors are found by the bytes of their ids, however many there are.</summary>
public sealed class SensorIndexTests
{
    private readonly SensorTable table = SensorMemories.NewTable();

    [Fact]
    public void Find_ManySensors_FindsEachAndNoOther()
    {
        for (int i = 0; i < 5_000; i++) table.Add(Id(i));

        for (int i = 0; i < 5_000; i++)
        {
            SensorState found = table.Find(Id(i)).ShouldNotBeNull();
            found.IdUtf8.SequenceEqual(Id(i)).ShouldBeTrue();
            table.Find(Id(i + 5_000)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("{0:00}/temp", 100)]
    [InlineData("sensors-{0:00}-temp", 100)]
    [InlineData("machine-{0:000}/rpm", 1_000)]
    [InlineData("plant-a/hall-3/{0:000}-t", 1_000)]
    [InlineData("{0:0000}", 1_000)]
    public void Add_IdsThatDifferInTheirMidst_GoToDifferentBuckets(string format, int count)
    {
        for (int i = 0; i < count; i++)
            table.Add(Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, format, i)));

        // By chance about 7 at most; more than 12 once in ten million times.
        table.All.Max(ChainFrom).ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public void Find_IdThatIsLongerThanAPieceOfAllIds_IsThere()
    {
        byte[] id = Encoding.UTF8.GetBytes(new string('x', 100_000));
        table.Add("before"u8);
        table.Add(id);
        table.Add("after"u8);

        table.Find(id).ShouldNotBeNull().Id.Length.ShouldBe(100_000);
        table.Find("before"u8).ShouldNotBeNull().Id.ShouldBe("before");
        table.Find("after"u8).ShouldNotBeNull().Id.ShouldBe("after");
        table.Find(id.AsSpan(1)).ShouldBeNull();
    }

    [Fact]
    public void Add_BufferIsUsedAgain_KeepsTheId()
    {
        byte[] buffer = "s1"u8.ToArray();
        table.Add(buffer);
        buffer[1] = (byte)'2';

        table.Find("s1"u8).ShouldNotBeNull().Id.ShouldBe("s1");
        table.Find("s2"u8).ShouldBeNull();
    }

    private static int ChainFrom(SensorState first)
    {
        int length = 0;
        for (SensorState? sensor = first; sensor is not null; sensor = sensor.NextInBucket) length++;
        return length;
    }

    private static byte[] Id(int number) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"sensor-{number}"));
}
