using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

/// <summary>Has one condition without levels.</summary>
internal sealed class OffNormalRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
        setup.Settings.Texts("normal", ["true"]);
        setup.ConditionPerMeasurement(ConditionType.OffNormal, []);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
