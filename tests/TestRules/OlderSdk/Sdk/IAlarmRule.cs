namespace KafkaAlarms.Rules;

public interface IAlarmRule
{
    void Configure(RuleSetup setup);

    void Evaluate(in SensorRecord record, ref Verdicts verdicts);
}
