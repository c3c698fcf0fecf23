using KafkaAlarms.Engine.Committing;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine;

/// <summary>Holds events while a commit is under way, so that records can be evaluated meanwhile: a transaction takes
/// nothing more once its commit has begun.</summary>
/// <remarks>What is not an event is rare, and waits for the end of the commit.</remarks>
internal sealed class HeldRecords(IRecordSink sink, ICommitter committer) : IRecordSink
{
    /// <summary>Events beyond which the end of the commit is waited for: some megabytes.</summary>
    private const int MostHeld = 4_096;

    private readonly List<(int Partition, byte[] Key, byte[] Value, AlarmEvent Alarm)> held = [];

    /// <summary>Number of events that are held.</summary>
    public int Count => held.Count;

    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm)
    {
        if (held.Count >= MostHeld) EndCommit();
        if (committer.IsCommitting) held.Add((partition, key, value, alarm));
        else sink.ProduceEvent(partition, key, value, alarm);
    }

    public void ProduceState(int partition, byte[] key, byte[]? value)
    {
        EndCommit();
        sink.ProduceState(partition, key, value);
    }

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems)
    {
        EndCommit();
        sink.ProduceDeadLetter(record, problem, problems);
    }

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations)
    {
        EndCommit();
        sink.ProduceInvalidEvent(partition, key, value, violations);
    }

    /// <summary>Produces what was held; no commit is under way any more.</summary>
    public void Release()
    {
        foreach ((int partition, byte[] key, byte[] value, AlarmEvent alarm) in held)
            sink.ProduceEvent(partition, key, value, alarm);
        held.Clear();
    }

    /// <summary>Forgets what was held: it is evaluated again.</summary>
    public void Clear() => held.Clear();

    private void EndCommit()
    {
        if (!committer.IsCommitting) return;
        committer.EndCommit();
        Release();
    }
}
