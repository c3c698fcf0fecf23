using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>Judges selected numbers as the sample rule <c>limits</c> does, and keeps what it was called for.</summary>
/// <param name="calls">Takes the first number of each record that it is called for.</param>
/// <param name="declares">Whether it declares that it does nothing else.</param>
internal sealed class ComparingRule(List<double> calls, bool declares) : IAlarmRule
{
    private Condition condition = null!;

    /// <summary>A number of which it says nothing, against its declaration.</summary>
    public double? Unsaid { get; init; }

    /// <summary>A number for which it throws.</summary>
    public double? Thrown { get; init; }

    /// <summary>True: it judges the first number of the record, selected or not, against its declaration.</summary>
    public bool JudgesFirst { get; init; }

    public void Configure(RuleSetup setup)
    {
        condition = setup.ConditionPerMeasurement(ConditionType.Limit, setup.Levels());
        if (declares) setup.JudgesOnly(condition);
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        calls.Add(record.Selected.IsEmpty ? double.NaN : record.Samples[record.Selected[0]].Number);
        if (JudgesFirst) verdicts.Judge(condition, in record, 0);
        foreach (int index in JudgesFirst ? [] : record.Selected)
        {
            Sample sample = record.Samples[index];
            if (sample.Number == Thrown) throw new InvalidOperationException();
            if (sample.Kind == SampleKind.Number && sample.Number != Unsaid) verdicts.Judge(condition, in record, index);
        }
    }
}
