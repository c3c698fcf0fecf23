namespace KafkaAlarms.Rules.Testing.Tests;

/// <summary>A rule without the attribute that makes it one.</summary>
public sealed class UnmarkedRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
