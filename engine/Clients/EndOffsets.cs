using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Engine.Clients;

/// <summary>Asks for end offsets of partitions.</summary>
internal static class EndOffsets
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Asks.</summary>
    /// <param name="admin">Client to ask with.</param>
    /// <param name="partitions">At least one.</param>
    /// <param name="isolation">Read uncommitted: the high watermark; read committed: the last stable offset.</param>
    /// <returns>Those that were answered: brokers just coming up answer with an error, or with no offset.</returns>
    /// <exception cref="KafkaException">Not answered.</exception>
    public static async Task<Dictionary<TopicPartition, long>> AskAsync(
        IAdminClient admin, IEnumerable<TopicPartition> partitions, IsolationLevel isolation)
    {
        List<TopicPartitionOffsetSpec> question =
            [.. partitions.Select(
                p => new TopicPartitionOffsetSpec { TopicPartition = p, OffsetSpec = OffsetSpec.Latest() })];
        ListOffsetsOptions options = new() { IsolationLevel = isolation, RequestTimeout = Timeout };
        List<TopicPartitionOffsetError> ends;
        try
        {
            ends = [.. (await admin.ListOffsetsAsync(question, options)).ResultInfos
                .Select(info => info.TopicPartitionOffsetError)];
        }
        catch (ListOffsetsException exception)
        {
            // Some were answered and some not.
            ends = [.. exception.Result.ResultInfos.Select(info => info.TopicPartitionOffsetError)];
        }

        return ends.Where(end => !end.Error.IsError && end.Offset >= 0)
            .ToDictionary(end => end.TopicPartition, end => end.Offset.Value);
    }

    /// <summary>Asks for one partition and waits.</summary>
    /// <exception cref="KafkaException">Not answered.</exception>
    public static long Of(IAdminClient admin, TopicPartition partition, IsolationLevel isolation) =>
        AskAsync(admin, [partition], isolation).GetAwaiter().GetResult().TryGetValue(partition, out long end)
            ? end
            : throw new KafkaException(ErrorCode.OffsetNotAvailable);
}
