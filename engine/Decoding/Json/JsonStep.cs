namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>What stands next in an object or array.</summary>
internal enum JsonStep
{
    /// <summary>A member or element.</summary>
    Item,

    /// <summary>The closing bracket, now read.</summary>
    End,

    /// <summary>Something that is no JSON.</summary>
    Fault,
}
