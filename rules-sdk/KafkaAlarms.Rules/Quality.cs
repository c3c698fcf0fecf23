namespace KafkaAlarms.Rules;

/// <summary>Trust in a value, as its sender gives it.</summary>
/// <remarks>A rule never sees bad samples; uncertain counts as good.</remarks>
public enum Quality
{
    /// <summary>The value can be trusted; the default when a record says nothing.</summary>
    Good,

    /// <summary>The sender has doubts; evaluated like a good one.</summary>
    Uncertain,

    /// <summary>No usable value: no sample.</summary>
    Bad,
}
