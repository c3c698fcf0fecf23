using System.Text;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.State.Codecs;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Engine.Validating;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>The steps from a transition to the records that are produced for it, each by itself.</summary>
internal sealed class EventLane
{
    private readonly EventBuilder builder = new(TimeProvider.System);
    private readonly AlarmEventValidator validator = new(new ValidatingOptions());
    private readonly ConditionCodec codec = new();
    private readonly PipelineLane lane = new(LimitRules.Load());
    private readonly ConditionState condition;
    private readonly Transition raise;
    private readonly AlarmEvent alarm;
    private readonly byte[] json;

    public EventLane()
    {
        DateTime time = new(2026, 11, 23, 10, 0, 0, 123, DateTimeKind.Utc);
        lane.Process(0, time.Ticks, Encoding.ASCII.GetBytes("room-007"), Encoding.ASCII.GetBytes(
            """{"timestamp":"2026-11-23T10:00:00.123Z","temperature":30.5,"humidity":45.81,"pressure":1004.12}"""));
        condition = lane.Task.Conditions.Single();
        raise = new Transition(AlarmEventKind.Raised, AlarmLevel.Hi, null, time.Ticks);
        alarm = builder.Build(lane.Task, condition, in raise);
        json = AlarmEventJson.Encode(alarm);
    }

    /// <summary>Bytes of the event.</summary>
    public int EventBytes => json.Length;

    /// <summary>Bytes of the state record.</summary>
    public int StateBytes => State();

    /// <summary>Ids, message and every other field.</summary>
    public int Build()
    {
        condition.NextSequence = 0;
        return builder.Build(lane.Task, condition, in raise).Message.Length;
    }

    /// <summary>The JSON.</summary>
    public int Encode() => AlarmEventJson.Encode(alarm).Length;

    /// <summary>The check against the schema.</summary>
    public int Check() => validator.Validate(json).IsValid ? 1 : throw new InvalidOperationException("a broken event");

    /// <summary>The headers of the event.</summary>
    public int Headers() => AlarmEventHeaders.Of(alarm).Length;

    /// <summary>The state record, event included.</summary>
    public int State() => codec.Encode(condition, 1).Length;
}
