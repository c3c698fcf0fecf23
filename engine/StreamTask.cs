using System.Collections.Immutable;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine;

/// <summary>One partition of the sensor topic: its sensors, alarms, timers and position.</summary>
/// <remarks>Owned by one stream thread from assignment to revocation.</remarks>
internal sealed class StreamTask
{
    public StreamTask(string topic, int partition, SensorPlanner planner)
    {
        Topic = topic;
        Partition = partition;
        Sensors = new SensorTable(planner);
    }

    public string Topic { get; }

    public int Partition { get; }

    public SensorTable Sensors { get; }

    public TimerQueue Timers { get; } = new();

    /// <summary>Active alarms by priority.</summary>
    public ActiveAlarmCounter Active { get; } = new();

    /// <summary>Sensors that are watched here before they were ever heard.</summary>
    public ImmutableSortedSet<string> Expected { get; init; } = [];

    /// <summary>What the state topic must hold in place of a commit that was cut off; null: nothing.</summary>
    public List<(byte[] Key, byte[]? Value)> CutOff { get; } = [];

    /// <summary>Conditions to be stored with the open transaction.</summary>
    public List<ConditionState> Changed { get; } = [];

    /// <summary>Kafka time of the partition, ticks; 0: not known yet.</summary>
    public long KafkaTime { get; set; }

    /// <summary>True when records come from where there is no Kafka time, so that it never passes.</summary>
    public bool KafkaTimeRests { get; init; }

    /// <summary>Offset of the next record to evaluate.</summary>
    public long Position { get; set; }

    /// <summary>Committed offset that the restore must reach; records below it feed memory only.</summary>
    public long ReplayUntil { get; set; }

    /// <summary>True while records below <see cref="ReplayUntil"/> are read again.</summary>
    public bool IsReplaying => Position < ReplayUntil;

    /// <summary>True once timers are set and nothing of the restore is left to do.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Position of the last commit, or of the one under way.</summary>
    public long CommittedPosition { get; set; }

    /// <summary>Offset to commit: never below what was committed.</summary>
    public long CommitOffset => Math.Max(Position, CommittedPosition);

    /// <summary>All conditions that exist: silence watches, and what is active or pending.</summary>
    public IEnumerable<ConditionState> Conditions
    {
        get
        {
            foreach (SensorState sensor in Sensors.All)
            {
                foreach (ConditionState? watch in sensor.Silences)
                {
                    if (watch is not null) yield return watch;
                }

                if (sensor.Live is null) continue;
                foreach (ConditionState condition in sensor.Live) yield return condition;
            }
        }
    }

    /// <summary>Alarms that are raised.</summary>
    public long ActiveAlarms => Conditions.LongCount(condition => condition.Shown is not null);

    /// <summary>True when the open transaction holds something of this task, or its position moved.</summary>
    public bool NeedsCommit => WroteSinceCommit || Position > CommittedPosition;

    /// <summary>True when the open transaction holds a record of this task.</summary>
    public bool WroteSinceCommit { get; set; }

    /// <summary>Notes that a condition must be stored.</summary>
    public void MarkChanged(ConditionState condition)
    {
        if (condition.IsChanged) return;
        condition.IsChanged = true;
        Changed.Add(condition);
    }

    /// <summary>Block at which the next share of memory begins to be written.</summary>
    public int NextBlock { get; set; }

    /// <summary>True when a block must be stored with the open transaction.</summary>
    public bool HasUrgentMemory { get; set; }

    /// <summary>Notes that the memory of a sensor must be stored with the open transaction.</summary>
    public void MarkUrgent(SensorState sensor)
    {
        MarkDirty(sensor);
        sensor.Block.IsUrgent = true;
        HasUrgentMemory = true;
    }

    /// <summary>Notes that the memory of a sensor changes with the record at <see cref="Position"/>.</summary>
    public void MarkDirty(SensorState sensor)
    {
        MemoryBlock block = sensor.Block;
        if (block.DirtySince <= Position) return;
        block.DirtySince = Position;
        block.DirtyKafkaTime = KafkaTime;
    }

    /// <summary>Notes that everything so far is in a commit that begins. A task whose commit fails is opened anew.
    /// </summary>
    public void OnCommitting()
    {
        if (IsReplaying) return;
        CommittedPosition = CommitOffset;
        WroteSinceCommit = false;
    }

    /// <summary>True when the state topic tells of another position than this one, or holds state that does not count
    /// yet: a task record is due.</summary>
    public bool IsStandStale { get; set; }

    /// <summary>Makes the state valid for another log: nothing in it stands at an offset any more.</summary>
    /// <param name="start">Offset at which the other log is read first.</param>
    public void ForgetOffsets(long start)
    {
        Position = ReplayUntil = start;
        CommittedPosition = -1;
        foreach (MemoryBlock block in Sensors.Blocks)
        {
            block.AsOf = 0;
            block.DirtySince = start;
            block.DirtyKafkaTime = KafkaTime;
            block.IsUrgent = true;
        }

        foreach (ConditionState condition in Conditions)
        {
            condition.AsOf = 0;
            if (condition.IsStored) MarkChanged(condition);
        }

        // Stored whole with the first commit: a restart in between would find the old offsets again.
        HasUrgentMemory = true;
        IsStandStale = true;
    }
}
