using System.Globalization;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Samples.OffNormal;

/// <summary>Judges texts, booleans and numbers that are not among the normal ones as off-normal.</summary>
[AlarmRule("off-normal", Version = "1.0.0", Description = "A state that is not among the normal ones.")]
public sealed class OffNormalRule : IAlarmRule
{
    private readonly HashSet<string> normalTexts = new(StringComparer.Ordinal);
    private readonly HashSet<double> normalNumbers = [];
    private Condition condition = null!;
    private bool judges;
    private bool falseIsNormal;
    private bool trueIsNormal;

    /// <inheritdoc/>
    public void Configure(RuleSetup setup)
    {
        IReadOnlyList<string> normal = setup.Settings.Texts(
            "normal", [], "Normal states; true/false, on/off, open/closed, yes/no are booleans. None: judges nothing.");
        foreach (string text in normal) Add(text);
        judges = normal.Count > 0;
        condition = setup.ConditionPerMeasurement(ConditionType.OffNormal, []);
    }

    /// <inheritdoc/>
    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
        if (!judges) return;
        foreach (int index in record.Selected)
        {
            ref readonly Sample sample = ref record.Samples[index];
            if (sample.Kind == SampleKind.None) continue;
            verdicts.Report(condition, in record, index, IsNormal(in sample) ? Judgement.Normal : Judgement.Active);
        }
    }

    private void Add(string text)
    {
        switch (BooleanWord.Parse(text))
        {
            case true: trueIsNormal = true; break;
            case false: falseIsNormal = true; break;
            default: AddOther(text); break;
        }
    }

    private void AddOther(string text)
    {
        // The decoder turns a numeric string into a number, so a normal state that reads like one is one.
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            normalNumbers.Add(number);
        else
            normalTexts.Add(text);
    }

    private bool IsNormal(in Sample sample) => sample.Kind switch
    {
        SampleKind.Boolean => sample.Boolean ? trueIsNormal : falseIsNormal,
        SampleKind.Number => normalNumbers.Contains(sample.Number),
        _ => normalTexts.Contains(sample.Text!),
    };
}
