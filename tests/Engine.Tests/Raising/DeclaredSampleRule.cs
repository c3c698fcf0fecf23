using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Judges the sample of a measurement that it declares, whichever ones its entry selects.</summary>
internal sealed class DeclaredSampleRule : IAlarmRule
{
    private Measurement pressure = null!;
    private Condition condition = null!;

    public void Configure(RuleSetup setup)
    {
        pressure = setup.Measurement("pressure", "bar");
        condition = setup.ConditionPerMeasurement(ConditionType.Custom, []);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (!record.TryGet(pressure, out double bar)) return;
        for (int i = 0; i < record.Samples.Length; i++)
        {
            if (record.Samples[i].Name != pressure.Name) continue;
            verdicts.Report(condition, in record, i, bar > 80 ? Judgement.Active : Judgement.Normal);
        }
    }
}
