using System.Text;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>The alarm state machine alone, on one active condition.</summary>
internal sealed class StateMachineLane : ITransitionSink
{
    private readonly AlarmStateMachine machine;
    private readonly ConditionState condition;
    private readonly JudgedSample active;
    private readonly JudgedSample normal;

    public StateMachineLane()
    {
        machine = new AlarmStateMachine(this);
        PipelineLane lane = new(LimitRules.Load());
        DateTime time = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc);
        lane.Process(0, time.Ticks, Encoding.ASCII.GetBytes("room-007"), Encoding.ASCII.GetBytes(
            """{"timestamp":"2026-11-23T10:00:00Z","temperature":30.5,"humidity":45.81,"pressure":1004.12}"""));
        condition = lane.Task.Conditions.Single();
        active = new JudgedSample(
            condition.Last, default(Judgements).With(AlarmLevel.Hi, Judgement.Active), condition.Clock);
        normal = active with { Judgements = default(Judgements).With(AlarmLevel.Hi, Judgement.Normal) };
    }

    /// <summary>Transitions so far.</summary>
    public long Transitions { get; private set; }

    public void Take(ConditionState condition, in Transition transition) => Transitions++;

    /// <summary>A sample that leaves the alarm as it is.</summary>
    public bool Same() => machine.OnSample(condition, in active);

    /// <summary>Two samples: one clears the alarm, the other one raises it.</summary>
    public bool ClearAndRaise() => machine.OnSample(condition, in normal) && machine.OnSample(condition, in active);
}
