namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Where a new consumer group begins.</summary>
internal enum StartPosition
{
    /// <summary>The oldest record that is still there.</summary>
    Earliest,

    /// <summary>Records written from now on.</summary>
    Latest,
}
