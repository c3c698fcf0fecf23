using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Clients;

/// <summary>Finds the written partitions in which a transaction stands open that nobody moves on.</summary>
/// <param name="settings">Names of the topics, and how often transactions are committed.</param>
/// <param name="admin">Asks.</param>
/// <param name="needsAll">True: a partition without a leader is an error; false: it is left out.</param>
internal sealed class StandingTransactions(EngineSettings settings, IAdminClient admin, bool needsAll)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Time beyond two commits in which a transaction that is alive has moved on.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    /// <summary>Looks at all partitions of the topics that are written, twice where a transaction is open.</summary>
    /// <exception cref="KafkaException">Brokers do not answer, or a partition has no leader.</exception>
    public List<TopicPartition> Find(CancellationToken stop)
    {
        List<TopicPartition> places = Written();
        Dictionary<TopicPartition, long> before = Ends(places, IsolationLevel.ReadCommitted);
        Dictionary<TopicPartition, long> ends = Ends(places, IsolationLevel.ReadUncommitted);
        places.RemoveAll(p => !before.ContainsKey(p) || !ends.ContainsKey(p) || before[p] >= ends[p]);
        if (places.Count == 0) return places;
        // Transactions of engines that live move on meanwhile; those that nobody ends stand.
        stop.WaitHandle.WaitOne((2 * settings.Processing.CommitInterval) + Settling);
        Dictionary<TopicPartition, long> after = Ends(places, IsolationLevel.ReadCommitted);
        places.RemoveAll(p => after.TryGetValue(p, out long stable) && stable != before[p]);
        return places;
    }

    private List<TopicPartition> Written()
    {
        TopicOptions topics = settings.Topics;
        string[] written = [topics.Alarms, topics.State, topics.SensorDataDeadLetters, topics.AlarmDeadLetters];
        List<TopicPartition> places = [];
        foreach (string name in written)
        {
            TopicMetadata topic = admin.GetMetadata(name, Timeout).Topics[0];
            // A broker just coming up knows no topic yet.
            if (topic.Error.IsError || topic.Partitions.Count == 0)
                throw new KafkaException(ErrorCode.LeaderNotAvailable);
            for (int i = 0; i < topic.Partitions.Count; i++) places.Add(new TopicPartition(name, i));
        }

        return places;
    }

    private Dictionary<TopicPartition, long> Ends(List<TopicPartition> places, IsolationLevel isolation)
    {
        Dictionary<TopicPartition, long> ends = EndOffsets.AskAsync(admin, places, isolation).GetAwaiter().GetResult();
        if (ends.Count < places.Count && needsAll) throw new KafkaException(ErrorCode.OffsetNotAvailable);
        return ends;
    }
}
