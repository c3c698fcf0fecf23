using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>Keeps what came of a test: values as they were judged, events, faults.</summary>
/// <param name="start">Time at which the test starts.</param>
/// <param name="call">Where rules show that they are called.</param>
internal sealed class RunRecorder(DateTime start, RuleCall call) : IRecordSink, IVerdictObserver, IRuleFaults
{
    private TimeSpan now;

    /// <summary>Values in the order in which they were judged.</summary>
    public List<JudgedValue> Values { get; } = [];

    /// <summary>Events in the order in which the engine gave them.</summary>
    public List<ToldEvent> Events { get; } = [];

    /// <summary>What went wrong: the rule's own faults, and records that could not be read.</summary>
    public List<string> Faults { get; } = [];

    public RuleCall Call => call;

    /// <summary>None: the machine that runs a test may be slow.</summary>
    public long TimeBudget => long.MaxValue;

    /// <summary>Takes note of the time of the record that is fed next.</summary>
    public void MoveTo(TimeSpan time) => now = time;

    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm)
    {
        string instance = Uri.UnescapeDataString(alarm.AlarmKey[(alarm.AlarmKey.LastIndexOf('/') + 1)..]);
        Events.Add(new ToldEvent(alarm.OccurredAt - start, instance, alarm, value));
    }

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations) =>
        Faults.Add($"{ClockText.Of(now)} an event breaks its schema: {violations}");

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems) =>
        Faults.Add($"{ClockText.Of(now)} a record cannot be read: {problem.Detail}");

    public void ProduceState(int partition, byte[] key, byte[]? value)
    {
        // Nothing is restored here.
    }

    public void OnVerdict(
        SensorState sensor,
        RuleRunner runner,
        ConditionPlan plan,
        string instance,
        in LastSample sample,
        Judgements judgements) =>
        Values.Add(new JudgedValue(
            new DateTime(sample.Point.Time, DateTimeKind.Utc) - start,
            sensor.Id,
            instance,
            sample.Value,
            sample.Unit,
            plan.Condition.Limits,
            judgements[AlarmLevel.None]));

    public void OnFault(string ruleId, string cause) => Faults.Add($"{ClockText.Of(now)} the rule failed: {cause}");

    public void OnUnmade(string ruleId, string cause) =>
        Faults.Add($"{ClockText.Of(now)} the rule could not be made: {cause}");

    public void OnTooSlow(string ruleId, long took)
    {
        // Without a time budget nothing is.
    }

    public void OnQuarantined(string ruleId, string fault) =>
        Faults.Add($"{ClockText.Of(now)} the rule is quarantined: it {fault} on too many records in a row");
}
