using KafkaAlarms.Rules;

namespace Example;

[AlarmRule("stuck", Description = "A value that does not change.")]
public sealed class Stuck : IAlarmRule
{
    private Measurement level = null!;
    private Condition stuck = null!;
    private Remembered<Same> same = null!;

    public void Configure(RuleSetup setup)
    {
        level = setup.Measurement("level");
        stuck = setup.Condition("stuck", ConditionType.Custom);
        same = setup.Remember<Same>(version: 1);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (!record.TryGet(level, out double value)) return;
        ref Same last = ref record.Recall(same);
        last = new Same { Value = value, Count = value == last.Value ? last.Count + 1 : 1 };
        verdicts.Report(stuck, value, last.Count >= 100 ? Judgement.Active : Judgement.Normal);
    }

    private struct Same
    {
        public double Value;
        public int Count;
    }
}
