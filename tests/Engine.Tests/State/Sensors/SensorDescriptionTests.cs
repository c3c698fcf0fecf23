using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Sensors;

/// <summary>A sensor is the same object for rules as long as its records describe it alike.</summary>
public sealed class SensorDescriptionTests
{
    private readonly SensorState sensor = SensorMemories.NewTable().Add("s1"u8);

    [Fact]
    public void Sensor_NeverDescribed_HasItsIdAlone()
    {
        sensor.Describe([], []);

        sensor.Sensor.ShouldBe(new Sensor("s1", null, SensorState.NoLabels));
        sensor.Sensor.ShouldBeSameAs(sensor.Sensor);
        sensor.Id.ShouldBeSameAs(sensor.Sensor.Id);
        sensor.DeviceUtf8.IsEmpty.ShouldBeTrue();
        sensor.LabelsJson.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Describe_ToAndFroBetweenTwo_IsEachTimeTheSameObject()
    {
        Sensor bare = sensor.Sensor;
        sensor.Describe("d1"u8, """{"site":"north"}"""u8);
        Sensor north = sensor.Sensor;
        north.DeviceId.ShouldBe("d1");
        north.Labels["site"].ShouldBe("north");

        sensor.Describe([], []);
        sensor.Sensor.ShouldBeSameAs(bare);
        sensor.Describe("d1"u8, """{"site":"north"}"""u8);
        sensor.Sensor.ShouldBeSameAs(north);
        north.Id.ShouldBeSameAs(bare.Id);
    }

    [Fact]
    public void Describe_AThird_ForgetsTheFirst()
    {
        sensor.Describe("d1"u8, []);
        Sensor first = sensor.Sensor;
        sensor.Describe("d2"u8, []);
        sensor.Describe("d3"u8, []);
        sensor.Sensor.DeviceId.ShouldBe("d3");
        sensor.Describe("d1"u8, []);

        sensor.Sensor.ShouldBe(first);
        sensor.Sensor.ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Describe_ToAndFro_AllocatesNothing()
    {
        sensor.Describe("d1"u8, []);
        sensor.Describe("d2"u8, []);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            sensor.Describe("d1"u8, []);
            sensor.Describe("d2"u8, []);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
