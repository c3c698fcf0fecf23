namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>What the text of an option must be.</summary>
internal enum TextRule
{
    /// <summary>Any text.</summary>
    Any,

    /// <summary>Text with at least one character that is no blank.</summary>
    NotEmpty,

    /// <summary>One host:port.</summary>
    Endpoint,

    /// <summary>One host:port or several with commas.</summary>
    Endpoints,

    /// <summary>A zone of the IANA database that this machine knows.</summary>
    TimeZone,

    /// <summary>A topic name that Kafka allows.</summary>
    Topic,

    /// <summary>A member name that Kafka allows, with room for the thread's number.</summary>
    Name,
}
