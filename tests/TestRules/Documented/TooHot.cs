using KafkaAlarms.Rules;

namespace Example;

[AlarmRule("too-hot")]
public sealed class TooHot : IAlarmRule
{
    private Measurement temperature = null!;
    private Condition hot = null!;

    public void Configure(RuleSetup setup)
    {
        temperature = setup.Measurement("temperature", unit: "Cel");
        hot = setup.Condition("hot", ConditionType.Limit, [Limit.Hi(80, deadband: 2)], unit: "Cel");
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (record.TryGet(temperature, out double celsius)) verdicts.Judge(hot, celsius);
    }
}
