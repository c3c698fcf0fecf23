namespace KafkaAlarms.Rules;

public sealed class Condition
{
    public string? Name => throw null!;
}
