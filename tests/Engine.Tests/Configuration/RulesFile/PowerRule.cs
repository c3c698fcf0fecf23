using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

/// <summary>Takes its limits from <c>settings</c>, and has other settings too.</summary>
internal sealed class PowerRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
        Limit high = setup.Settings.Limit("high", Limit.Hi(9_000, deadband: 200), "W");
        Limit low = setup.Settings.Limit("low", Limit.Lo(3_500, deadband: 200), "W");
        setup.Settings.Number("factor", 1, min: 0, max: 10);
        setup.Condition("power", ConditionType.Limit, [high, low], "W");
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
