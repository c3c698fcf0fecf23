using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

/// <summary>Takes its limits from <c>levels</c>.</summary>
internal sealed class LimitsRule : IAlarmRule
{
    public void Configure(RuleSetup setup) => setup.ConditionPerMeasurement(ConditionType.Limit, setup.Levels());

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
