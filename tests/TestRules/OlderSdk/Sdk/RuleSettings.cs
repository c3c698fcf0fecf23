namespace KafkaAlarms.Rules;

public sealed class RuleSettings
{
    public double Number(
        string name,
        double fallback,
        double min = double.MinValue,
        double max = double.MaxValue,
        string? unit = null,
        string description = "") => throw null!;

    public Limit Limit(string name, Limit fallback, string? unit = null, string description = "") => throw null!;
}
