namespace KafkaAlarms.Rules;

public sealed record Limit
{
    public static Limit Hi(double value, double deadband = 0, bool inclusive = false) => throw null!;
}
