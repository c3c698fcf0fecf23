namespace KafkaAlarms.Rules;

/// <summary>What a rule says of one level of one condition for one sample.</summary>
/// <remarks>A rule only judges; delays, states and events are the engine's.</remarks>
public enum Judgement
{
    /// <summary>Nothing: the sample says nothing about this level, and changes nothing.</summary>
    None,

    /// <summary>The process condition does not hold.</summary>
    Normal,

    /// <summary>Inside the deadband: neither active nor normal. It breaks every running delay.</summary>
    Hold,

    /// <summary>The process condition holds.</summary>
    Active,
}
