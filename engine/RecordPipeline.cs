using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding;
using KafkaAlarms.Engine.Evaluating;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine;

/// <summary>The data path, in order: consume, decode, evaluate, raise, validate, produce, commit.</summary>
/// <remarks>One for each stream thread. Consuming and committing are the thread's; validating and producing begin in
/// <see cref="AlarmOutput"/>, where an event leaves the alarm state machine.</remarks>
internal sealed class RecordPipeline
{
    private readonly SensorRecordDecoder decoder;
    private readonly DecodedBatch batch = new();
    private readonly RecordEvaluator evaluator;
    private readonly AlarmRaiser raiser;
    private readonly AlarmOutput output;
    private readonly IRecordSink sink;
    private readonly ThreadCounters counts;
    private readonly RecordNotes? notes;

    public RecordPipeline(
        EngineSettings settings,
        AlarmOutput output,
        IRecordSink sink,
        ThreadCounters counts,
        RecordNotes? notes = null)
    {
        this.notes = notes;
        this.output = output;
        this.sink = sink;
        this.counts = counts;
        decoder = new SensorRecordDecoder(settings.Decoding);
        evaluator = new RecordEvaluator(settings.Decoding, counts);
        raiser = new AlarmRaiser(output, settings.Clock);
    }

    /// <summary>Is shown each verdict; null: nobody.</summary>
    public IVerdictObserver? Observer { get; init; }

    /// <summary>Takes one record of the sensor topic through the stages.</summary>
    public void Process(StreamTask task, SourceRecord source)
    {
        // 1. Consume: the record stands at its partition's position, and Kafka time includes its timestamp.
        task.Position = source.Offset;
        bool isReplay = task.IsReplaying;
        evaluator.IsReplaying = isReplay;
        AdvanceTo(task, source.KafkaTime);
        RecordOutcome outcome = RecordOutcome.Empty;

        // 2. Decode.
        decoder.Decode(source, batch);
        if (batch.Count > 0) outcome = RecordOutcome.NoSample;
        foreach (ref readonly DecodedRecord record in batch.Records)
        {
            // 3. Evaluate, 4. raise; 5. validate and 6. produce follow for each transition.
            outcome = Best(outcome, Process(task, source, in record));
        }

        if (batch.Problems.Count > 0) outcome = DeadLetter(task, source);

        // 7. Commit: the thread does, up to here.
        task.Position = source.Offset + 1;
        if (!isReplay) counts.Count(outcome);
    }

    /// <summary>Lets delays run out that Kafka time has passed, and ends what the rules have lacked for too
    /// long.</summary>
    /// <param name="task">The task.</param>
    /// <param name="kafkaTime">A Kafka timestamp, or the time at which nothing was left to read, ticks.</param>
    public void AdvanceTo(StreamTask task, long kafkaTime)
    {
        if (task.KafkaTimeRests) return;
        if (kafkaTime > task.KafkaTime) task.KafkaTime = kafkaTime;
        if (task.IsReplaying || (task.IsSettled && task.KafkaTime <= task.Timers.Next)) return;
        output.Task = task;
        if (!task.IsSettled) Settle(task);
        raiser.OnKafkaTime(task);
    }

    private static RecordOutcome Best(RecordOutcome one, RecordOutcome other) => one < other ? one : other;

    private static RecordOutcome OutcomeOf(SampleDisposition disposition) => disposition switch
    {
        SampleDisposition.Duplicate => RecordOutcome.Duplicate,
        SampleDisposition.Late => RecordOutcome.Late,
        SampleDisposition.Ignored => RecordOutcome.Unmatched,
        _ => RecordOutcome.NoSample,
    };

    /// <summary>Sets the timers of what was restored and lists expected sensors, once Kafka time is known.</summary>
    private void Settle(StreamTask task)
    {
        if (task.KafkaTime == 0) return;
        task.IsSettled = true;
        raiser.Settle(task);
        foreach (string sensorId in task.Expected) List(task, sensorId);
    }

    /// <summary>Watches an expected sensor for each rule that lists it, where it was never heard.</summary>
    private void List(StreamTask task, string sensorId)
    {
        byte[] id = Encoding.UTF8.GetBytes(sensorId);
        SensorState sensor = task.Sensors.Find(id) ?? task.Sensors.Add(id);
        var bindings = sensor.Shape.Plan.Bindings;
        for (int i = 0; i < sensor.Silences.Length; i++)
        {
            bool isNew = sensor.Silences[i] is { Last.IsNone: true, ListedAt: 0 };
            if (!isNew || !bindings[i].Entry.Expected.Contains(sensorId)) continue;
            if (bindings[i].ForUnheard() is { } runner) raiser.OnListed(task, sensor.Silences[i]!, runner);
        }
    }

    private void Count(SourceRecord source, in DecodedRecord record)
    {
        counts.Count(record.TimeOrigin);
        if (record.KeyMismatch) counts.CountKeyMismatch();
        if (!record.Unkeyed) return;
        counts.CountUnkeyed();
        notes?.OnUnkeyed(source);
    }

    private SensorState Add(StreamTask task, SourceRecord source, ReadOnlySpan<byte> id)
    {
        SensorState sensor = task.Sensors.Add(id);
        notes?.OnNewSensor(source, sensor);
        return sensor;
    }

    private RecordOutcome Process(StreamTask task, SourceRecord source, in DecodedRecord record)
    {
        if (!task.IsReplaying) Count(source, in record);
        ReadOnlySpan<byte> id = record.SensorId.Span;
        SensorState sensor = task.Sensors.Find(id) ?? Add(task, source, id);
        if (sensor.Shape.Plan.IsEmpty) return RecordOutcome.Unmatched;
        // What a record did to a block that was stored after it is in the block already.
        if (source.Offset < sensor.Block.AsOf) return RecordOutcome.NoSample;
        task.MarkDirty(sensor);
        int slots = sensor.Shape.SlotCount;
        SampleDisposition sifted = evaluator.Sift(sensor, batch, in record, task.KafkaTime);
        if (sensor.Shape.SlotCount > slots) task.Sensors.OnNewMeasurements(sensor, sensor.Shape.SlotCount - slots);
        return evaluator.Fresh.Count == 0 ? OutcomeOf(sifted) : Evaluate(task, source, in record, sensor);
    }

    private RecordOutcome Evaluate(StreamTask task, SourceRecord source, in DecodedRecord record, SensorState sensor)
    {
        output.Task = task;
        sensor.Describe(record.DeviceId.Span, record.Labels.Span);
        RecordPoint point = new(source.Offset, record.Index, record.Time, source.KafkaTime);
        if (evaluator.Fresh.AnySetBack) SetBack(task, sensor, in point);
        // Who looks on is to see every verdict.
        bool isWatched = Observer is not null;
        bool isRead = false;
        ReadOnlySpan<int> called =
            isWatched ? sensor.Shape.Plan.All.AsSpan() : evaluator.Comparing.Called(sensor, out isRead);
        RecordOutcome outcome = isRead ? RecordOutcome.Evaluated : RecordOutcome.Unmatched;
        foreach (int binding in called)
        {
            bool isNormal = !isWatched && evaluator.Comparing.MayPassOver(sensor, binding);
            if (isNormal || Call(task, sensor, binding, in point)) outcome = RecordOutcome.Evaluated;
        }

        return outcome;
    }

    /// <summary>Lets one rule judge the record.</summary>
    /// <returns>False when the record is not for the rule.</returns>
    private bool Call(StreamTask task, SensorState sensor, int binding, in RecordPoint point)
    {
        if (sensor.Shape.Plan.Bindings[binding].Choose(sensor.Sensor.Labels) is not { } runner) return false;
        ReadOnlySpan<Verdict> verdicts = evaluator.Evaluate(sensor, runner, binding, point.Time, out bool heard);
        if (Observer is not null) Show(sensor, runner, verdicts, in point);
        foreach (ref readonly Verdict verdict in verdicts)
            Raise(task, sensor, runner, binding, in verdict, in point);
        if (heard && sensor.Silences.Length > 0) Hear(task, sensor, runner, binding, in point);
        return heard || !runner.Declared.IsEmpty;
    }

    private void Raise(
        StreamTask task,
        SensorState sensor,
        RuleRunner runner,
        int binding,
        in Verdict verdict,
        in RecordPoint point)
    {
        // The usual case first: nothing active, and nothing that was.
        if (sensor.Live is not { Count: > 0 } && !verdict.Judgements.AnyActive) return;
        if (verdict.Judgements.IsEmpty) return;
        string instance = InstanceOf(runner, in verdict);
        ConditionState? condition = sensor.Find(runner.Entry.Id, instance);
        if (condition is null && (task.IsReplaying || !verdict.Judgements.AnyActive)) return;
        LastSample sample = SampleOf(runner, in verdict, in point);
        long clock = evaluator.ClockOf(sensor, runner, binding, in verdict, point.Time);
        JudgedSample judged = new(sample, verdict.Judgements, clock);
        ConditionPlan plan = runner.Plans[verdict.ConditionIndex];
        if (task.IsReplaying) ReplayedVerdict.Remember(task, condition!, runner, plan, in judged);
        else raiser.OnVerdict(task, condition ?? sensor.Begin(runner.Entry.Id, instance), runner, plan, in judged);
        // An event may wait for room in the producer's queue.
        evaluator.RestartClock();
    }

    private void Show(
        SensorState sensor, RuleRunner runner, ReadOnlySpan<Verdict> verdicts, in RecordPoint point)
    {
        foreach (ref readonly Verdict verdict in verdicts)
        {
            Observer!.OnVerdict(
                sensor,
                runner,
                runner.Plans[verdict.ConditionIndex],
                InstanceOf(runner, in verdict),
                SampleOf(runner, in verdict, in point),
                verdict.Judgements);
        }
    }

    private void SetBack(StreamTask task, SensorState sensor, in RecordPoint point)
    {
        for (int i = 0; i < evaluator.Fresh.Count; i++)
        {
            if (evaluator.Fresh.IsSetBack(i))
                raiser.OnSetBack(task, sensor, evaluator.Fresh.Samples[i].Name, in point);
        }
    }

    /// <summary>Instance of the condition that a verdict is about: its name, or the measurement.</summary>
    private string InstanceOf(RuleRunner runner, in Verdict verdict) =>
        runner.Plans[verdict.ConditionIndex].Condition.Name ?? evaluator.Fresh.Samples[verdict.SampleIndex].Name;

    private LastSample SampleOf(RuleRunner runner, in Verdict verdict, in RecordPoint point)
    {
        if (verdict.SampleIndex != Verdict.WholeRecord)
            return SampleOf(in evaluator.Fresh.Samples[verdict.SampleIndex], in point);
        Condition condition = runner.Plans[verdict.ConditionIndex].Condition;
        return new LastSample(condition.Name!, SampleValue.Of(verdict.Value), condition.Unit, Quality.Good, point);
    }

    private static LastSample SampleOf(in Sample sample, in RecordPoint point) =>
        new(sample.Name, SampleValue.Of(in sample), sample.Unit, sample.Quality, point);

    private void Hear(StreamTask task, SensorState sensor, RuleRunner runner, int binding, in RecordPoint point)
    {
        // Also under an override that does not watch: the sensor is heard, and an alarm of before is over.
        if (sensor.Silences[binding] is not { } watch) return;
        LastSample sample = SampleOf(in evaluator.Fresh.Samples[evaluator.LastSelected], in point);
        if (!task.IsReplaying)
        {
            bool ends = watch.Shown is not null;
            raiser.OnHeard(task, watch, runner, in sample);
            if (ends) evaluator.RestartClock();
        }
        else if (point.Offset >= watch.AsOf)
        {
            watch.Hear(runner, in sample);
        }
    }

    private RecordOutcome DeadLetter(StreamTask task, SourceRecord source)
    {
        if (!task.IsReplaying)
        {
            counts.CountDeadLetter(batch.Problems[0].Code);
            sink.ProduceDeadLetter(source, batch.Problems[0], batch.Problems.Count);
            task.WroteSinceCommit = true;
        }

        return RecordOutcome.DeadLettered;
    }
}
