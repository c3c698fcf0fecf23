using System.Globalization;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Tests.Replay;

/// <summary>Keeps one line for each verdict: rule, sensor, instance, value, levels.</summary>
internal sealed class VerdictLog : IVerdictObserver
{
    public List<string> Lines { get; } = [];

    public void OnVerdict(
        SensorState sensor,
        RuleRunner runner,
        ConditionPlan plan,
        string instance,
        in LastSample sample,
        Judgements judgements)
    {
        string levels = string.Join(' ', plan.ShownOrder.Select(level => string.Create(
            CultureInfo.InvariantCulture,
            $"{level.Level.ToString().ToLowerInvariant()} {level.Tested.Operator} {level.Tested.Limit}")));
        Lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{runner.Entry.Id} {sensor.Id} {instance} {sample.Value.Number} {levels}"));
    }
}
