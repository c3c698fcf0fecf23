namespace KafkaAlarms.Engine.Decoding.Texts;

/// <summary>What a member name means, from ordinary over the fields of a measurement to those of a record.</summary>
internal enum RecordField : byte
{
    /// <summary>No meaning of its own: in the flat form the name of a measurement.</summary>
    Other,

    /// <summary><c>name</c>: means something in an element of <c>measurements</c> only.</summary>
    Name,

    /// <summary><c>value</c>: likewise; in the flat form a measurement of that name.</summary>
    Value,

    /// <summary><c>measurements</c>: the first field that is never a measurement.</summary>
    Measurements,

    /// <summary><c>schema_version</c>.</summary>
    SchemaVersion,

    /// <summary><c>sensor_id</c>.</summary>
    SensorId,

    /// <summary><c>device_id</c>.</summary>
    DeviceId,

    /// <summary><c>ts</c>.</summary>
    Ts,

    /// <summary><c>timestamp</c>.</summary>
    Timestamp,

    /// <summary><c>time</c>.</summary>
    Time,

    /// <summary><c>seq</c>.</summary>
    Seq,

    /// <summary><c>unit</c>.</summary>
    Unit,

    /// <summary><c>quality</c>.</summary>
    Quality,

    /// <summary><c>labels</c>.</summary>
    Labels,
}
