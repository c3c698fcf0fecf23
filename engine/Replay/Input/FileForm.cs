using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>How a file of records is read.</summary>
/// <param name="Name">Name of the file, without folders.</param>
/// <param name="Decoding">How the engine reads records.</param>
/// <param name="Sensor">Sensor id of records that name none; null: they are not accepted.</param>
internal sealed record FileForm(string Name, DecodingOptions Decoding, string? Sensor)
{
    /// <summary>The sensor as a header of each record; null without one.</summary>
    public IRecordHeaders? Headers { get; } =
        Sensor is null ? null : new NamedSensor(Decoding.SensorIdHeader, Sensor);
}
