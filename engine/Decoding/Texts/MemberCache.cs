namespace KafkaAlarms.Engine.Decoding.Texts;

/// <summary>Names of members by their place in the object: a sensor sends the same ones in the same order.</summary>
/// <remarks>Saves the pool's look-up: one comparison of bytes instead. One stream thread.</remarks>
internal sealed class MemberCache
{
    private readonly PooledText?[] names = new PooledText?[32];

    public void Clear() => Array.Clear(names);

    /// <summary>The name if it is the one that stood last in this place, else null.</summary>
    public PooledText? At(int place) => place < names.Length ? names[place] : null;

    public void Set(int place, PooledText name)
    {
        if (place < names.Length) names[place] = name;
    }
}
