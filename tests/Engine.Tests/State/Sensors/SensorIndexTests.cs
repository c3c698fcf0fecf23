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

    private static byte[] Id(int number) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"sensor-{number}"));
}
