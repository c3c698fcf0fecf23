namespace KafkaAlarms.Rules.Testing.Tests;

/// <summary>Two levels on a temperature, and a door that must be closed.</summary>
[AlarmRule("boiler")]
public sealed class BoilerRule : IAlarmRule
{
    private Measurement temperature = null!;
    private Measurement door = null!;
    private Condition hot = null!;
    private Condition open = null!;

    public void Configure(RuleSetup setup)
    {
        temperature = setup.Measurement("temperature", unit: "Cel");
        door = setup.Measurement("door");
        Limit high = setup.Settings.Limit("high", Limit.Hi(80, deadband: 2), unit: "Cel");
        hot = setup.Condition("hot", ConditionType.Limit, [high, Limit.HiHi(95)], unit: "Cel");
        open = setup.Condition("open", ConditionType.OffNormal);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (record.TryGet(temperature, out double celsius)) verdicts.Judge(hot, celsius);
        if (!record.TryGetSample(door, out Sample state)) return;
        if (state.Text == "torn off") throw new InvalidOperationException("A door is open or closed.");
        verdicts.Report(open, double.NaN, state.Boolean ? Judgement.Active : Judgement.Normal);
    }
}
