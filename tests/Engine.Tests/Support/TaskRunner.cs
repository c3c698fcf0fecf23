using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
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

    private RuleSet rules;
    private readonly EngineSettings settings;
    private readonly List<(long Offset, byte[]? Key, byte[]? Value, DateTime KafkaTime)> log = [];
    private RecordPipeline pipeline = null!;
    private StateWriter writer = null!;
    private long committed;
    private int committedEvents;
    private int committedState;

    /// <param name="rules">The rules.</param>
    /// <param name="settings">Null: the defaults.</param>
    public TaskRunner(RuleSet rules, EngineSettings? settings = null)
    {
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
        // A consumer that was set to a later position does not see the record.
        if (offset < Task.Position) return [];
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
        return Output.Events.Skip(before).ToList();
    }

    /// <summary>Commits: writes changed state, and a share of the memory.</summary>
    /// <param name="memoryBlocks">Memory blocks to write at most.</param>
    public void Commit(int memoryBlocks = 0)
    {
        writer.Write(Task, memoryBlocks);
        writer.WriteStand(Task);
        committed = Math.Max(committed, Task.Position);
        Task.CommittedPosition = committed;
        committedEvents = Output.Events.Count;
        committedState = Output.State.Count;
        Counters.Seal();
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

    /// <summary>Dies in a commit without transactions: events are delivered, and state as far as it
    /// comes, but no offset is committed.</summary>
    /// <param name="random">Says how many state records are delivered.</param>
    /// <param name="memoryBlocks">Memory blocks to write at most.</param>
    public void KillInCommit(Random random, int memoryBlocks)
    {
        writer.Write(Task, memoryBlocks);
        writer.WriteStand(Task);
        // None and all of them as often as any number between.
        int written = Output.State.Count - committedState;
        int delivered = random.Next(3) switch { 0 => 0, 1 => written, _ => random.Next(written + 1) };
        committedEvents = Output.Events.Count;
        committedState += delivered;
        Output.State.RemoveRange(committedState, written - delivered);
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
            if (offset >= Task.Position && offset < Task.ReplayUntil) Process(offset, key, value, kafkaTime);
        }

        Task.Position = Math.Max(Task.Position, Task.ReplayUntil);
    }

    /// <summary>Commits and moves to other rules without a restart, as a running engine does.</summary>
    public void Reload(RuleSet changed)
    {
        Commit(int.MaxValue);
        rules = changed;
        StreamTask moved = NewTask(changed);
        TaskReload.Move(Task, moved);
        Task = moved;
    }

    private StreamTask NewTask(RuleSet current)
    {
        Faults.Watched = new RuleCall();
        return new(Topic, 0, new SensorPlanner(current, Faults))
        {
            Expected = current.Rules.SelectMany(rule => rule.Expected).ToImmutableSortedSet(StringComparer.Ordinal),
        };
    }

    private void Open(StateImage image, RuleSet? changed = null)
    {
        AlarmOutput output = new(
            new EventBuilder(TimeProvider.System), new AlarmEventValidator(settings.Validating), Output, Counters);
        pipeline = new RecordPipeline(settings, output, Output, Counters);
        writer = new StateWriter(Output);
        Task = NewTask(changed ?? rules);
        image.Load(Task, Math.Max(committed, image.Position ?? 0));
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
