namespace KafkaAlarms.Rules;

public sealed class RuleSetup
{
    public RuleSettings Settings => throw null!;

    public Measurement Measurement(string name, string? unit = null) => throw null!;

    public Condition Condition(string name, ConditionType type, IEnumerable<Limit> limits, string? unit = null) => throw null!;
}
