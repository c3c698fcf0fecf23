namespace KafkaAlarms.Rules;

/// <summary>Collects what a rule says of one record.</summary>
/// <remarks>One verdict a condition (and measurement) counts, the first; a rule that
/// reports nothing changes nothing.</remarks>
public ref struct Verdicts
{
    private readonly Span<Verdict> buffer;

    /// <summary>Makes an empty collection; the engine and test kits do.</summary>
    /// <param name="buffer">Where verdicts are put; its length is the most that one record may give.</param>
    public Verdicts(Span<Verdict> buffer) => this.buffer = buffer;

    /// <summary>Verdicts reported so far.</summary>
    public int Count { get; private set; }

    /// <summary>True when more verdicts were reported than one record may give; the engine
    /// then discards them all.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Judges a value that the rule computed against the limits of a condition.</summary>
    /// <param name="condition">Named, with limits; nothing is said where <see cref="RuleSetup.Levels"/> gave it none.
    /// </param>
    /// <param name="value">In the unit of the condition; NaN says nothing.</param>
    /// <exception cref="InvalidOperationException">The condition has no name, or was declared without levels.
    /// </exception>
    public void Judge(Condition condition, double value)
    {
        RequireName(condition);
        RequireLimits(condition);
        Add(new Verdict(condition.Index, Verdict.WholeRecord, value, condition.Judge(value)));
    }

    /// <summary>Judges a number of the record against the limits of a condition.</summary>
    /// <param name="condition">With limits; nothing is said where <see cref="RuleSetup.Levels"/> gave it none.</param>
    /// <param name="record">The record being evaluated.</param>
    /// <param name="sampleIndex">Index in <see cref="SensorRecord.Samples"/> of a number.</param>
    /// <exception cref="InvalidOperationException">The condition was declared without levels.</exception>
    /// <exception cref="IndexOutOfRangeException">The record has no such sample.</exception>
    public void Judge(Condition condition, in SensorRecord record, int sampleIndex)
    {
        RequireLimits(condition);
        Add(new Verdict(
            condition.Index, sampleIndex, double.NaN, condition.Judge(record.Samples[sampleIndex].Number)));
    }

    /// <summary>Reports a judgement about a sample for a condition without levels.</summary>
    /// <param name="condition">Without limits.</param>
    /// <param name="record">The record being evaluated.</param>
    /// <param name="sampleIndex">Index in <see cref="SensorRecord.Samples"/>.</param>
    /// <param name="judgement">What the rule says.</param>
    /// <exception cref="InvalidOperationException">The condition has limits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such judgement.</exception>
    /// <exception cref="IndexOutOfRangeException">The record has no such sample.</exception>
    public void Report(Condition condition, in SensorRecord record, int sampleIndex, Judgement judgement)
    {
        RefuseLevels(condition);
        RefuseUndefined(judgement);
        _ = record.Samples[sampleIndex];
        Add(new Verdict(
            condition.Index, sampleIndex, double.NaN, default(Judgements).With(AlarmLevel.None, judgement)));
    }

    /// <summary>Reports a judgement about a value that the rule computed, for a condition without levels.</summary>
    /// <param name="condition">Named, without limits.</param>
    /// <param name="value">The value that the alarm shows; NaN for none.</param>
    /// <param name="judgement">What the rule says.</param>
    /// <exception cref="InvalidOperationException">The condition has limits, or no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such judgement.</exception>
    public void Report(Condition condition, double value, Judgement judgement)
    {
        RequireName(condition);
        RefuseLevels(condition);
        RefuseUndefined(judgement);
        Add(new Verdict(
            condition.Index, Verdict.WholeRecord, value, default(Judgements).With(AlarmLevel.None, judgement)));
    }

    private static void RequireName(Condition condition)
    {
        if (condition.Name is null)
            throw new InvalidOperationException("A condition per measurement is judged by the index of a sample.");
    }

    private static void RequireLimits(Condition condition)
    {
        if (!condition.TakesLimits)
            throw new InvalidOperationException($"The condition {condition.Name} has no limits: use Report.");
    }

    private static void RefuseLevels(Condition condition)
    {
        if (condition.HasLevels)
            throw new InvalidOperationException($"The condition {condition.Name} has limits: use Judge, not Report.");
    }

    private static void RefuseUndefined(Judgement judgement)
    {
        if (judgement is < Judgement.None or > Judgement.Active)
            throw new ArgumentOutOfRangeException(nameof(judgement), judgement, "There is no such judgement.");
    }

    private void Add(in Verdict verdict)
    {
        if (Count == buffer.Length)
        {
            Overflowed = true;
            return;
        }

        buffer[Count++] = verdict;
    }
}
