using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Stage 4: leads verdicts and Kafka time to the conditions of a partition.</summary>
internal sealed class AlarmRaiser(ITransitionSink sink, ClockOptions options)
{
    private readonly AlarmStateMachine machine = new(sink);
    private readonly SilenceMachine silence = new(sink);
    private readonly long grace = options.Grace.Ticks;
    private readonly LackingRules lacking = new(sink, options);

    /// <summary>Applies one verdict on one sample.</summary>
    public void OnVerdict(
        StreamTask task, ConditionState condition, RuleRunner runner, ConditionPlan plan, in JudgedSample judged)
    {
        if (judged.Sample.Point.Offset < condition.AsOf) return;
        bool changed = MoveTo(task, condition, runner, plan, judged.Clock);
        changed |= machine.OnSample(condition, in judged);
        if (changed) task.MarkChanged(condition);
        Arm(task, condition);
    }

    /// <summary>Notes that the clock of a measurement was set back: running delays on it start anew.</summary>
    public void OnSetBack(StreamTask task, SensorState sensor, string measurement, in RecordPoint point)
    {
        foreach (ConditionState condition in sensor.Live ?? [])
        {
            if (condition.IsNoData || point.Offset < condition.AsOf || !MayFeed(condition, measurement)) continue;
            // What a restart did is stored with its transaction; the clock alone is memory.
            if (AlarmStateMachine.SetBack(condition, point.Time) && !task.IsReplaying) task.MarkChanged(condition);
            if (!task.IsReplaying) Arm(task, condition);
        }
    }

    /// <summary>Notes that a sensor was heard by a rule that watches it for silence.</summary>
    public void OnHeard(StreamTask task, ConditionState watch, RuleRunner runner, in LastSample sample)
    {
        if (sample.Point.Offset < watch.AsOf) return;
        watch.Hear(runner, in sample);
        if (silence.OnHeard(watch, in sample)) task.MarkChanged(watch);
        Arm(task, watch);
    }

    /// <summary>Watches an expected sensor that was never heard.</summary>
    public void OnListed(StreamTask task, ConditionState watch, RuleRunner runner)
    {
        watch.Runner ??= runner;
        watch.ListedAt = task.KafkaTime;
        task.MarkUrgent(watch.Sensor);
        Arm(task, watch);
    }

    /// <summary>Begins with a restored task, once Kafka time is known: sets timers, and takes note of what the rules
    /// lack or have again.</summary>
    public void Settle(StreamTask task)
    {
        foreach (SensorState sensor in task.Sensors.All) lacking.Settle(task, sensor);
        foreach (ConditionState condition in task.Conditions)
        {
            LackingRules.Settle(task, condition);
            Arm(task, condition);
        }
    }

    /// <summary>Runs out all delays and time-outs that Kafka time has passed, and ends what the rules have lacked for
    /// long enough.</summary>
    public void OnKafkaTime(StreamTask task)
    {
        while (task.Timers.TryTake(task.KafkaTime, out ConditionState condition))
        {
            // Each in its turn: a delay that ran out first has its event first.
            for (long due = lacking.Due(condition); task.KafkaTime > due; due = lacking.Due(condition))
            {
                RunOut(task, condition, due);
                lacking.End(task, condition, due);
            }

            RunOut(task, condition, task.KafkaTime);
            Arm(task, condition);
        }
    }

    private void RunOut(StreamTask task, ConditionState condition, long kafkaTime)
    {
        if (condition.IsNoData)
        {
            if (silence.OnKafkaTime(condition, kafkaTime)) task.MarkChanged(condition);
        }
        else if (IsUnwatched(condition))
        {
            // Nobody knows whether the condition still holds: a delay begins again when the rule is called again.
            if (AlarmStateMachine.SetBack(condition, condition.Clock)) task.MarkChanged(condition);
        }
        else if (condition.Plan is not null && machine.OnKafkaTime(condition, kafkaTime, grace))
        {
            task.MarkChanged(condition);
            MoveClocks(task, condition);
        }
    }

    /// <summary>Tells whether the rule of a condition is not called.</summary>
    private static bool IsUnwatched(ConditionState condition) => condition.Runner is { IsQuarantined: true };

    /// <summary>Sets the timer of a condition.</summary>
    private void Arm(StreamTask task, ConditionState condition)
    {
        long due = condition.IsNoData ? SilenceMachine.KafkaDue(condition)
            : condition.Plan is null || IsUnwatched(condition) ? LevelStepper.NotDue
            : AlarmStateMachine.NextKafkaDue(condition, grace);
        task.Timers.Arm(condition, Math.Min(due, lacking.Due(condition)));
    }

    /// <summary>Brings a condition to the record of its next sample.</summary>
    /// <returns>True when delays ran out before it.</returns>
    private bool MoveTo(StreamTask task, ConditionState condition, RuleRunner runner, ConditionPlan plan, long clock)
    {
        // Without a plan it is new, or the rule is for its sensor again.
        if (condition.Plan is null)
        {
            condition.Runner = runner;
            Adopt(task, condition, plan);
        }

        // What was due before the sample belongs to the records before it: their plan, labels and device.
        bool ranOut = machine.OnTimeBefore(condition, clock);
        condition.Runner = runner;
        condition.Described = condition.Sensor.Sensor;
        if (!ReferenceEquals(condition.Plan, plan)) Adopt(task, condition, plan);
        return ranOut;
    }

    /// <summary>Goes over to another plan: of an override, or of other rules.</summary>
    private static void Adopt(StreamTask task, ConditionState condition, ConditionPlan plan)
    {
        if (condition.Adopt(plan)) task.MarkChanged(condition);
        if (condition.LacksLevels) LackingRules.BeginLevels(task, condition);
    }

    /// <summary>Samples older than a delay that ran out in silence are late from now on.</summary>
    private static void MoveClocks(StreamTask task, ConditionState condition)
    {
        SensorState sensor = condition.Sensor;
        for (int slot = 0; slot < sensor.Shape.SlotCount; slot++)
        {
            if (!Feeds(condition, sensor.Shape.NameOf(slot))) continue;
            MeasurementMemory memory = sensor.MemoryOf(slot);
            if (memory.LastTime >= condition.Clock) continue;
            // A sample at the due time is no repetition of the last one, which was older.
            memory.LastTime = condition.Clock;
            memory.LastValue = SampleValue.None;
            memory.LastSeq = null;
            sensor.SetMemory(slot, in memory);
        }

        // The restore cannot see when this happened, so the memory goes with the event.
        task.MarkUrgent(sensor);
    }

    /// <summary>Tells whether a condition runs on the clock of a measurement; while the rules lack it nobody knows what
    /// fed it, unless it is about a measurement.</summary>
    private static bool MayFeed(ConditionState condition, string measurement) =>
        condition.Plan is not null ? Feeds(condition, measurement)
        : measurement == condition.Instance || !condition.Sensor.Remembers(condition.Instance);

    private static bool Feeds(ConditionState condition, string measurement) =>
        condition.Plan!.Condition.Name is null
            ? measurement == condition.Instance
            : condition.Runner!.RunsOn(measurement);
}
