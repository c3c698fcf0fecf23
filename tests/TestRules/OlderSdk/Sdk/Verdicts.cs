namespace KafkaAlarms.Rules;

public ref struct Verdicts
{
    public void Judge(Condition condition, double value) => throw null!;
}
