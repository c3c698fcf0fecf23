using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

/// <summary>Throws when the setting <c>fuse</c> is given.</summary>
internal sealed class ThrowingRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
        if (setup.Settings.Text("fuse", "").Length > 0) throw new InvalidOperationException("The fuse\nis blown.");
        setup.Condition("fuse", ConditionType.Custom);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }
}
