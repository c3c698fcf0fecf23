namespace KafkaAlarms.Engine.Model.Records;

/// <summary>What became of one sample.</summary>
internal enum SampleDisposition
{
    /// <summary>New: given to the rules that read it.</summary>
    Fresh,

    /// <summary>Read by no rule.</summary>
    Ignored,

    /// <summary>Older than the last of its measurement.</summary>
    Late,

    /// <summary>The last one again.</summary>
    Duplicate,

    /// <summary>Bad quality or no value.</summary>
    BadQuality,

    /// <summary>In another unit than the rule's.</summary>
    OtherUnit,

    /// <summary>Late for so long that the measurement's clock was set back to it.</summary>
    ClockSetBack,
}
