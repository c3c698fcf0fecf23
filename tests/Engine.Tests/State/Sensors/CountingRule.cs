using System.Globalization;
using System.Runtime.InteropServices;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.State.Sensors;

/// <summary>Counts the records of each sensor in what it remembers, and shows the count.</summary>
/// <param name="version">Version of what it remembers.</param>
/// <param name="wide">True: it remembers a second number behind the count.</param>
internal sealed class CountingRule(int version, bool wide) : IAlarmRule
{
    private Measurement measurement = null!;
    private Condition counted = null!;
    private Remembered<Narrow>? narrow;
    private Remembered<Wide>? both;

    public static RuleType Type(int version = 1, bool wide = false) => new(
        "counts", version.ToString(CultureInfo.InvariantCulture), "Tests", "1.0.0", "", () => new CountingRule(version, wide));

    public void Configure(RuleSetup setup)
    {
        measurement = setup.Measurement("t");
        counted = setup.Condition("counted", ConditionType.Custom);
        if (wide) both = setup.Remember<Wide>(version);
        else narrow = setup.Remember<Narrow>(version);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (!record.TryGet(measurement, out double value)) return;
        long count = both is null ? ++record.Recall(narrow!).Count : ++record.Recall(both).Count;
        if (both is not null) count += 1_000 * ++record.Recall(both).More;
        if (value < 0) throw new InvalidOperationException("A negative number is no count.");
        verdicts.Report(counted, count, Judgement.Active);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Narrow
    {
        public long Count;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Wide
    {
        public long Count;
        public long More;
    }
}
