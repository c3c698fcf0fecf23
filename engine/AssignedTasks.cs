namespace KafkaAlarms.Engine;

/// <summary>The partitions of a stream thread: those with an open task, and those that wait to be opened.</summary>
internal sealed class AssignedTasks
{
    private readonly Dictionary<int, StreamTask> open = [];
    private readonly SortedDictionary<int, StreamTask?> waiting = [];

    /// <summary>The open tasks, in no order.</summary>
    public Dictionary<int, StreamTask>.ValueCollection Open => open.Values;

    /// <summary>True when a partition waits to be opened.</summary>
    public bool HasWaiting => waiting.Count > 0;

    /// <summary>Partition to be opened next; there must be one.</summary>
    public int NextWaiting => waiting.First().Key;

    /// <summary>Partitions that wait to be opened.</summary>
    public IEnumerable<int> Waiting => waiting.Keys;

    /// <summary>Finds the open task of a partition.</summary>
    public bool TryGet(int partition, out StreamTask task) => open.TryGetValue(partition, out task!);

    /// <summary>Takes a partition that the group gives.</summary>
    public void Add(int partition) => waiting[partition] = null;

    /// <summary>Takes the task of a partition that waited.</summary>
    /// <returns>The task of the partition before it was rolled back; null when there was none.</returns>
    public StreamTask? SetOpen(StreamTask task)
    {
        waiting.Remove(task.Partition, out StreamTask? before);
        open[task.Partition] = task;
        return before;
    }

    /// <summary>Lets every partition wait to be opened again.</summary>
    public void Reopen()
    {
        foreach (StreamTask task in open.Values) waiting[task.Partition] = task;
        open.Clear();
    }

    /// <summary>Lets one partition wait to be opened again.</summary>
    public void Reopen(int partition)
    {
        if (open.Remove(partition, out StreamTask? task)) waiting[partition] = task;
    }

    /// <summary>Gives a partition up.</summary>
    /// <returns>Its task, open or rolled back; null when there was none yet.</returns>
    public StreamTask? Remove(int partition)
    {
        bool wasOpen = open.Remove(partition, out StreamTask? task);
        bool wasWaiting = waiting.Remove(partition, out StreamTask? before);
        return wasOpen ? task : wasWaiting ? before : null;
    }

    /// <summary>Gives all partitions up.</summary>
    /// <returns>Their tasks.</returns>
    public List<StreamTask> Clear()
    {
        List<StreamTask> all = [.. open.Values, .. waiting.Values.OfType<StreamTask>()];
        open.Clear();
        waiting.Clear();
        return all;
    }
}
