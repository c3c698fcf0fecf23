namespace KafkaAlarms.Rules;

public readonly ref struct SensorRecord
{
    public bool TryGet(Measurement measurement, out double number) => throw null!;
}
