using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.OlderSdk;

/// <summary>A limit on <c>t</c>, plus what <c>offset</c> adds to it; calls all that the older SDK has.</summary>
[AlarmRule("older-sdk", Version = "1.4.0")]
public sealed class OlderSdkRule : IAlarmRule
{
    private Measurement measurement = null!;
    private Condition condition = null!;
    private double offset;

    public void Configure(RuleSetup setup)
    {
        measurement = setup.Measurement("t", unit: "Cel");
        offset = setup.Settings.Number("offset", fallback: 0, min: -10, max: 10);
        Limit high = setup.Settings.Limit("high", Limit.Hi(80, deadband: 2));
        condition = setup.Condition("hot", ConditionType.Limit, [high], unit: "Cel");
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (record.TryGet(measurement, out double value)) verdicts.Judge(condition, value + offset);
    }
}
