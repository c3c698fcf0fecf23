using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.RuntimeFaults;

/// <summary>Allocates for each record; the setting <c>bytes</c> says how much, up to more than an array can have.</summary>
[AlarmRule("allocates-wildly")]
public sealed class AllocatesWildly : IAlarmRule
{
    private const int Piece = 1 << 20;

    private Condition condition = null!;
    private double bytes;

    public void Configure(RuleSetup setup)
    {
        bytes = setup.Settings.Number("bytes", fallback: 4 * Piece, min: 0);
        condition = setup.Condition("greedy", ConditionType.Custom);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (bytes > Array.MaxLength) GC.KeepAlive(new byte[int.MaxValue]);
        for (double taken = 0; taken < bytes; taken += Piece) GC.KeepAlive(new byte[Piece]);
        verdicts.Report(condition, bytes, Judgement.Active);
    }
}
