namespace KafkaAlarms.Rules;

/// <summary>Type of a sample's value.</summary>
public enum SampleKind
{
    /// <summary>No value: its quality is bad.</summary>
    None,

    /// <summary>An IEEE 754 double, never NaN or infinite.</summary>
    Number,

    /// <summary>True or false, also from ON/OFF, open/closed, yes/no.</summary>
    Boolean,

    /// <summary>Any other text.</summary>
    Text,
}
