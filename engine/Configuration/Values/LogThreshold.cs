namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Least level that is logged.</summary>
internal enum LogThreshold
{
    /// <summary>Everything, each record's fate included.</summary>
    Debug,

    /// <summary>Start, stop, assignment and rule set as well as all that is wrong.</summary>
    Information,

    /// <summary>The unexpected, nothing lost, and worse.</summary>
    Warning,

    /// <summary>Only what lost data or needs an operator.</summary>
    Error,
}
