using System.Collections.Immutable;
using System.Text.Json;
using KafkaAlarms.Rules;

namespace KafkaAlarms.SampleRules.Tests;

/// <summary>Runs one rule over records without an engine.</summary>
internal sealed class RuleRun
{
    public static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Sensor Sensor = new("s-1", null, ImmutableSortedDictionary<string, string>.Empty);

    private readonly IAlarmRule rule;
    private readonly Dictionary<string, LatestValue> latest = [];

    public RuleRun(IAlarmRule rule, string? settings = null, params Limit[] levels)
    {
        this.rule = rule;
        Setup = new(new RuleSettings(settings is null ? null : JsonElement.Parse(settings)), [.. levels]);
        rule.Configure(Setup);
    }

    public RuleSetup Setup { get; }

    /// <summary>Evaluates a record whose samples are all selected.</summary>
    public Verdict[] At(int second, params Sample[] samples) =>
        At(second, samples, [.. Enumerable.Range(0, samples.Length)]);

    public Verdict[] At(int second, Sample[] samples, int[] selected)
    {
        DateTime time = Start.AddSeconds(second);
        foreach (Sample sample in samples.Where(sample => sample.Kind == SampleKind.Number))
            latest[sample.Name] = new(sample.Name, sample.Number, sample.Unit, time);
        LatestValue[] known = [.. latest.Values];
        Verdict[] buffer = new Verdict[16];
        SensorRecord record = new(Sensor, time, samples, selected, known);
        Verdicts verdicts = new(buffer);
        rule.Evaluate(in record, ref verdicts);
        return buffer[..verdicts.Count];
    }
}
