namespace KafkaAlarms.Rules;

/// <summary>What a rule says of one condition for one record.</summary>
/// <remarks>Read by the engine; a rule makes them through <see cref="Verdicts"/>.</remarks>
public readonly struct Verdict
{
    /// <summary>Value of <see cref="SampleIndex"/> when the verdict is about no single sample.</summary>
    public const int WholeRecord = -1;

    internal Verdict(int conditionIndex, int sampleIndex, double value, Judgements judgements)
    {
        ConditionIndex = conditionIndex;
        SampleIndex = sampleIndex;
        Value = value;
        Judgements = judgements;
    }

    /// <summary>Index of the declared condition.</summary>
    public int ConditionIndex { get; }

    /// <summary>Index of the judged sample, or <see cref="WholeRecord"/>.</summary>
    public int SampleIndex { get; }

    /// <summary>Value that was judged, where the verdict is about no single sample; else NaN.</summary>
    public double Value { get; }

    /// <summary>The judgements, one a level.</summary>
    public Judgements Judgements { get; }
}
