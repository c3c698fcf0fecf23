using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Device and labels of a sensor as some of its records gave them.</summary>
/// <param name="deviceUtf8">Device id; empty without one.</param>
/// <param name="labelsJson">The <c>labels</c> object; empty without one.</param>
internal sealed class SensorDescription(byte[] deviceUtf8, byte[] labelsJson)
{
    private Sensor? sensor;

    public byte[] DeviceUtf8 => deviceUtf8;

    public byte[] LabelsJson => labelsJson;

    /// <summary>True when the sensor names a device or labels.</summary>
    public bool IsThere => deviceUtf8.Length > 0 || labelsJson.Length > 0;

    public bool Is(ReadOnlySpan<byte> device, ReadOnlySpan<byte> labels) =>
        device.SequenceEqual(deviceUtf8) && labels.SequenceEqual(labelsJson);

    /// <summary>The sensor as rules see it, the same object each time; made when it is first asked for.</summary>
    public Sensor Of(SensorState described) => sensor ??= new Sensor(
        described.Id,
        deviceUtf8.Length == 0 ? null : Utf8Text.Of(deviceUtf8),
        labelsJson.Length == 0 ? SensorState.NoLabels : LabelsReader.Read(labelsJson));
}
