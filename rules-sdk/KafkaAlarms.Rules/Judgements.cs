namespace KafkaAlarms.Rules;

/// <summary>One judgement for each <see cref="AlarmLevel"/> of a condition, packed into two bytes.</summary>
/// <remarks>A value; levels that were not judged are <see cref="Judgement.None"/>.</remarks>
public readonly record struct Judgements
{
    private const int BitsEach = 2;
    private const int Mask = (1 << BitsEach) - 1;

    // The low bit of each pair; Active is the only judgement with both bits set.
    private const int LowBits = 0b01_0101_0101;

    private readonly ushort packed;

    private Judgements(int packed) => this.packed = (ushort)packed;

    /// <summary>True when at least one level is <see cref="Judgement.Active"/>.</summary>
    public bool AnyActive => (packed & (packed >> 1) & LowBits) != 0;

    /// <summary>True when no level was judged.</summary>
    public bool IsEmpty => packed == 0;

    /// <summary>Judgement of one level.</summary>
    /// <param name="level">Any defined level.</param>
    public Judgement this[AlarmLevel level] => (Judgement)((packed >> ((int)level * BitsEach)) & Mask);

    /// <summary>The same judgements with one level replaced.</summary>
    /// <param name="level">Any defined level.</param>
    /// <param name="judgement">Its new judgement.</param>
    public Judgements With(AlarmLevel level, Judgement judgement)
    {
        int shift = (int)level * BitsEach;
        return new((packed & ~(Mask << shift)) | ((int)judgement << shift));
    }
}
