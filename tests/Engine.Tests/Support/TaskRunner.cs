using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Engine.Validating;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Runs one partition through the engine's own data path, without Kafka.</summary>
internal sealed class TaskRunner
{
    public const string Topic = "iot-sensordata";

    private readonly RuleSet rules;
    private readonly bool isAtomic;
    private readonly EngineSettings settings;
    private readonly List<(long Offset, byte[]? Key, byte[]? Value, DateTime KafkaTime)> log = [];
    private RecordPipeline pipeline = null!;
    private StateWriter writer = null!;
    private long committed;
    private int committedEvents;
    private int committedState;

    /// <param name="rules">The rules.</param>
    /// <param name="settings">Null: the defaults.</param>
    /// <param name="isAtomic">False: offsets are committed after events and state, as with at least once.</param>
    public TaskRunner(RuleSet rules, EngineSettings? settings = null, bool isAtomic = true)
    {
        this.isAtomic = isAtomic;
        this.rules = rules;
        this.settings = settings ?? new EngineSettings();
        Open(new StateImage());
    }

    /// <summary>Everything produced so far, also before restarts.</summary>
    public RecordedOutput Output { get; } = new();

    public ThreadCounters Counters { get; } = new((_, _, _) => { }, (_, _) => { });

    public RuleFaultLog Faults { get; } = new();

    public StreamTask Task { get; private set; } = null!;

    /// <summary>Feeds the next Kafka record.</summary>
    /// <returns>The events that it led to, those of delays that ran out before it included.</returns>
    public IReadOnlyList<AlarmEvent> Feed(long offset, byte[]? key, byte[]? value, DateTime kafkaTime)
    {
        int before = Output.Events.Count;
        if (log.Count == 0 || log[^1].Offset < offset) log.Add((offset, key, value, kafkaTime));
        Process(offset, key, value, kafkaTime);
        return Output.Events.Skip(before).ToList();
    }

    /// <summary>Says that at a Kafka time nothing was left to read.</summary>
    public IReadOnlyList<AlarmEvent> AdvanceKafkaTime(DateTime kafkaTime)
    {
        int before = Output.Events.Count;
        pipeline.AdvanceTo(Task, kafkaTime.Ticks);
        pipeline.EndLacking(Task);
        return Output.Events.Skip(before).ToList();
    }

    /// <summary>Commits: writes changed state, and a share of the memory.</summary>
    /// <param name="memoryBlocks">Memory blocks to write at most.</param>
    public void Commit(int memoryBlocks = 0)
    {
        writer.WriteChanges(Task);
        if (memoryBlocks > 0 || Task.HasUrgentMemory) writer.WriteMemory(Task, memoryBlocks);
        committed = Math.Max(committed, Task.Position);
        Task.CommittedPosition = committed;
        committedEvents = Output.Events.Count;
        committedState = Output.State.Count;
        Counters.Publish();
    }

    /// <summary>Loses what was not committed, as a kill does, and restarts from the state records.</summary>
    public void Kill()
    {
        Output.Events.RemoveRange(committedEvents, Output.Events.Count - committedEvents);
        Output.State.RemoveRange(committedState, Output.State.Count - committedState);
        Counters.Discard();
        Restart();
    }

    /// <summary>Dies in a commit without transactions: events are delivered, and state where it
    /// comes so far, but no offset is committed.</summary>
    /// <param name="withState">True: state is delivered as well.</param>
    /// <param name="memoryBlocks">Memory blocks to write at most.</param>
    public void KillInCommit(bool withState, int memoryBlocks)
    {
        if (withState)
        {
            writer.WriteChanges(Task);
            if (memoryBlocks > 0 || Task.HasUrgentMemory) writer.WriteMemory(Task, memoryBlocks);
        }

        committedEvents = Output.Events.Count;
        committedState = Output.State.Count;
        Counters.Discard();
        Restart();
    }

    /// <summary>Restarts from the state records alone; what was not committed must have been before.</summary>
    /// <param name="changed">Rules from now on; null: the same.</param>
    public void Restart(RuleSet? changed = null)
    {
        StateImage image = new();
        foreach ((byte[] key, byte[]? value) in Output.State) image.Add(key, value);
        Open(image, changed);
        foreach ((long offset, byte[]? key, byte[]? value, DateTime kafkaTime) in log)
        {
            if (offset >= Task.Position && offset < committed) Process(offset, key, value, kafkaTime);
        }

        Task.Position = Math.Max(Task.Position, committed);
    }

    private void Open(StateImage image, RuleSet? changed = null)
    {
        AlarmOutput output = new(
            new EventBuilder(TimeProvider.System), new AlarmEventValidator(settings.Validating), Output, Counters);
        pipeline = new RecordPipeline(settings, output, Output, Counters);
        writer = new StateWriter(Output, isAtomic);
        RuleSet current = changed ?? rules;
        Task = new StreamTask(Topic, 0, new SensorPlanner(current, Faults))
        {
            Expected = [.. current.Rules.SelectMany(rule => rule.Expected).Distinct()],
        };
        image.Load(Task, committed);
    }

    private void Process(long offset, byte[]? key, byte[]? value, DateTime kafkaTime) =>
        pipeline.Process(Task, new SourceRecord
        {
            Topic = Topic,
            Offset = offset,
            KafkaTime = kafkaTime.Ticks,
            Key = key ?? [],
            KeyLength = key?.Length ?? SourceRecord.Null,
            Value = value ?? [],
            ValueLength = value?.Length ?? SourceRecord.Null,
        });
}
