using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.RuntimeFaults;

/// <summary>Decides by more than its records: by the wall clock, by chance, and by what other threads count.</summary>
[AlarmRule("depends-on-more")]
public sealed class DependsOnMore : IAlarmRule
{
    private static readonly int Fixed = 3;
    private static int counted;
    private Condition condition = null!;

    public static int Shared { get; set; }

    public void Configure(RuleSetup setup) => condition = setup.Condition("odd", ConditionType.Custom);

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        counted++;
        bool isOdd = (TimeProvider.System.GetUtcNow().Second + new Random().Next(Fixed) + counted + Shared) % 2 == 1;
        verdicts.Report(condition, counted, isOdd ? Judgement.Active : Judgement.Normal);
    }
}
