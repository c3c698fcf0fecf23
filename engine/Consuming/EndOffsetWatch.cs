using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Asks for end offsets in the background, which tells whether anything was
/// left to read at that time.</summary>
/// <remarks>Used by one stream thread; never blocks it.</remarks>
internal sealed class EndOffsetWatch(IAdminClient admin, TimeProvider clock, Action onSilence)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Task<Dictionary<TopicPartition, long>>? pending;
    private DateTime askedAt;

    /// <summary>Asks, when nothing is on its way and the last question is old enough.</summary>
    public void Ask(IEnumerable<TopicPartition> partitions)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        if (pending is not null || now - askedAt < Interval) return;
        List<TopicPartition> question = [.. partitions];
        if (question.Count == 0) return;
        askedAt = now;
        pending = EndOffsets.AskAsync(admin, question, IsolationLevel.ReadUncommitted);
    }

    /// <summary>Takes an answer that has come.</summary>
    /// <param name="at">Time just before the question was sent.</param>
    /// <param name="ends">End offsets of the partitions that answered.</param>
    /// <returns>False when none has come, or the brokers did not answer.</returns>
    public bool TryTake(out DateTime at, out Dictionary<TopicPartition, long> ends)
    {
        at = askedAt;
        ends = [];
        if (pending is not { IsCompleted: true } answer) return false;
        pending = null;
        if (!answer.IsCompletedSuccessfully)
        {
            // Brokers that do not answer stop Kafka time; the exception says no more than that.
            _ = answer.Exception;
            onSilence();
            return false;
        }

        ends = answer.GetAwaiter().GetResult();
        return true;
    }
}
