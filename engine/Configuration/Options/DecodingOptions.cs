using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>How sensor records are read.</summary>
internal sealed record DecodingOptions
{
    /// <summary>Zone of times that name none.</summary>
    /// <value>An IANA zone; default UTC.</value>
    [TextRule(TextRule.TimeZone)]
    public string Zone { get; init; } = "UTC";

    /// <summary>Farthest that a record's time may be ahead of its Kafka timestamp.</summary>
    /// <value>00:00:00 to 365.00:00:00; default 00:05:00. Beyond it the Kafka timestamp is taken.</value>
    [AllowedRange("00:00:00", "365.00:00:00")]
    public TimeSpan MaxSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Which sensor id wins when key and body differ.</summary>
    /// <value>Default key.</value>
    public SensorIdSource SensorId { get; init; } = SensorIdSource.Key;

    /// <summary>Header that holds the sensor id when neither key nor body does.</summary>
    /// <value>Not empty; default sensor_id.</value>
    [TextRule(TextRule.NotEmpty)]
    public string SensorIdHeader { get; init; } = "sensor_id";

    /// <summary>What happens to a sample older than the last one of its measurement.</summary>
    /// <value>Default drop.</value>
    public LateSamples Late { get; init; } = LateSamples.Drop;

    /// <summary>Kafka time of nothing but late samples after which a measurement's clock is set back.</summary>
    /// <value>00:00:01 to 30.00:00:00; default 00:10:00.</value>
    [AllowedRange("00:00:01", "30.00:00:00")]
    public TimeSpan MaxLate { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Largest value of a Kafka record.</summary>
    /// <value>1024 to 104857600 bytes; default 1048576.</value>
    [AllowedRange("1024", "104857600")]
    public int MaxRecordBytes { get; init; } = 1024 * 1024;

    /// <summary>Deepest nesting of JSON.</summary>
    /// <value>4 to 256; default 32.</value>
    [AllowedRange("4", "256")]
    public int MaxDepth { get; init; } = 32;

    /// <summary>Most measurements of one sensor record.</summary>
    /// <value>1 to 100000; default 1000.</value>
    [AllowedRange("1", "100000")]
    public int MaxMeasurements { get; init; } = 1_000;

    /// <summary>Most sensor records in one Kafka record.</summary>
    /// <value>1 to 1000000; default 10000.</value>
    [AllowedRange("1", "1000000")]
    public int MaxElements { get; init; } = 10_000;

    /// <summary>Longest text: id, name, unit, label or value.</summary>
    /// <value>16 to 65536 bytes of UTF-8; default 1024.</value>
    [AllowedRange("16", "65536")]
    public int MaxTextBytes { get; init; } = 1_024;
}
