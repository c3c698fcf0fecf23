namespace KafkaAlarms.Rules;

public sealed class Measurement
{
    public string Name => throw null!;
}
