using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Engine.Validating;

namespace KafkaAlarms.Engine;

/// <summary>The way of an event: built from its transition, validated, produced.</summary>
internal sealed class AlarmOutput : ITransitionSink
{
    private readonly EventBuilder builder;
    private readonly AlarmEventValidator validator;
    private readonly IRecordSink sink;
    private readonly ThreadCounters counts;

    public AlarmOutput(EventBuilder builder, AlarmEventValidator validator, IRecordSink sink, ThreadCounters counts)
    {
        this.builder = builder;
        this.validator = validator;
        this.sink = sink;
        this.counts = counts;
    }

    /// <summary>Task whose conditions are moved; set by the pipeline before it moves any.</summary>
    public StreamTask Task { get; set; } = null!;

    /// <summary>Is told the rule of each event that breaks the schema; null: nobody.</summary>
    public Action<string>? OnInvalid { get; init; }

    /// <summary>Kafka timestamps, ticks, of the records whose events wait for the commit.</summary>
    public List<long> Waiting { get; } = [];

    public void Take(ConditionState condition, in Transition transition)
    {
        AlarmEvent alarm = builder.Build(Task, condition, in transition);
        byte[] json = AlarmEventJson.Encode(alarm);
        condition.LastEvent = json;
        Task.Active.OnEvent(condition, alarm);
        Waiting.Add(Task.KafkaTime);
        Task.WroteSinceCommit = true;
        ValidationResult result = validator.Validate(json);
        if (!result.IsValid)
        {
            DeadLetter(condition, json, result);
            return;
        }

        counts.CountEvent(condition.RuleId, transition.Kind);
        sink.ProduceEvent(Task.Partition, condition.Sensor.IdUtf8.ToArray(), json, alarm);
    }

    private void DeadLetter(ConditionState condition, byte[] json, ValidationResult result)
    {
        counts.CountDeadLetter(ErrorCode.EventBreaksSchema);
        OnInvalid?.Invoke(condition.RuleId);
        sink.ProduceInvalidEvent(Task.Partition, condition.Sensor.IdUtf8.ToArray(), json, result.ToString());
    }
}
