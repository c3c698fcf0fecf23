namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>The binary form of memory: a version, the offset it stands at, then items up to the end.</summary>
internal static class MemoryFormat
{
    public const byte Version = 3;

    /// <summary>How a condition tells which description of its sensor it has.</summary>
    public const byte NotDescribed = 0;

    /// <summary>The condition has the description of its sensor.</summary>
    public const byte DescribedAsSensor = 1;

    /// <summary>The condition has a description of its own.</summary>
    public const byte DescribedAlone = 2;
}
