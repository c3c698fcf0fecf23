namespace KafkaAlarms.Rules;

/// <summary>A measurement that a rule declares once and reads from each record.</summary>
/// <remarks>Made by <see cref="RuleSetup.Measurement"/>; immutable.</remarks>
public sealed class Measurement
{
    internal Measurement(int index, string name, string? unit)
    {
        Index = index;
        Name = name;
        Unit = unit;
    }

    /// <summary>Position among the measurements of its rule, from 0.</summary>
    public int Index { get; }

    /// <summary>Name as it stands in the sensor record, case-sensitive.</summary>
    public string Name { get; }

    /// <summary>Unit (UCUM) that the rule computes in.</summary>
    /// <value>Null: any. A value in another unit is no sample for the rule; one without a unit is accepted.</value>
    public string? Unit { get; }
}
