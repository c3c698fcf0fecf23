using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Consuming.Ranges;

/// <summary>Finds the offsets of a range; creates and changes nothing.</summary>
internal sealed class RangeFinder
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly IAdminClient admin;
    private readonly DateTime now;

    private RangeFinder(IAdminClient admin, DateTime now)
    {
        this.admin = admin;
        this.now = now;
    }

    /// <summary>Finds it.</summary>
    /// <param name="kafka">Brokers, and settings of the client library.</param>
    /// <param name="request">The range.</param>
    /// <param name="now">Time before the call, less what clocks may differ by, UTC.</param>
    /// <returns>The range, or why it is not there, one sentence.</returns>
    /// <exception cref="ClientsSpentException">Brokers do not answer.</exception>
    public static async Task<(TopicRange? Range, string? Fault)> FindAsync(
        KafkaOptions kafka, RangeRequest request, DateTime now)
    {
        ConnectionFaults faults = new();
        using IAdminClient admin = AdminClients.Open(kafka, RangeReader.Client, faults.Take);
        try
        {
            return await new RangeFinder(admin, now).FindAsync(request);
        }
        catch (KafkaException exception)
        {
            throw new ClientsSpentException(faults.Last ?? exception.Error.Reason);
        }
    }

    private async Task<(TopicRange? Range, string? Fault)> FindAsync(RangeRequest request)
    {
        // Asked for all topics: asking for one by name might create it.
        TopicMetadata? topic = admin.GetMetadata(Timeout).Topics.Find(one => one.Topic == request.Topic);
        if (topic is null || topic.Error.IsError) return (null, "There is no such topic.");
        int[] all = [.. topic.Partitions.Select(partition => partition.PartitionId).Order()];
        if (FaultOf(request, all) is { } fault) return (null, fault);
        int[] wanted = request.Partitions.IsEmpty ? all : [.. request.Partitions.Distinct().Order()];
        TopicPartition[] places = [.. wanted.Select(partition => new TopicPartition(request.Topic, partition))];
        Dictionary<int, long> earliest = await OffsetsAsync(places, OffsetSpec.Earliest());
        Dictionary<int, long> latest = await OffsetsAsync(places, OffsetSpec.Latest());
        Dictionary<int, long> from = await OffsetsAsync(places, request.From, earliest, latest);
        Dictionary<int, long> to = await OffsetsAsync(places, request.To, latest, latest);
        return (
            new TopicRange(
                [.. wanted.Select(partition => new PartitionRange(
                    partition,
                    Math.Max(from[partition], earliest[partition]),
                    Math.Min(to[partition], latest[partition]),
                    KnownUntil(request.To, to[partition], latest[partition])))],
                all.Length,
                [.. wanted.Where(partition => from[partition] < earliest[partition])]),
            null);
    }

    private static string? FaultOf(RangeRequest request, int[] all)
    {
        int[] missing = [.. request.Partitions.Except(all)];
        if (missing.Length > 0)
            return $"It has partitions 0 to {all.Length - 1}, and not {string.Join(", ", missing)}.";
        bool byOffset = request.From.Offset is not null || request.To.Offset is not null;
        return byOffset && request.Partitions.Length != 1 && all.Length > 1
            ? $"It has {all.Length} partitions, each with offsets of its own. Name one with --partition, or give times."
            : null;
    }

    /// <summary>Kafka time up to which the range tells of silence as well.</summary>
    private DateTime? KnownUntil(RangeBound to, long end, long latest)
    {
        if (to.Time is { } time && time < now) return time;
        return end >= latest ? now : null;
    }

    private async Task<Dictionary<int, long>> OffsetsAsync(
        TopicPartition[] places, RangeBound bound, Dictionary<int, long> open, Dictionary<int, long> latest)
    {
        if (bound.Offset is { } offset) return places.ToDictionary(place => place.Partition.Value, _ => offset);
        if (bound.Time is not { } time) return open;
        long timestamp = new DateTimeOffset(time).ToUnixTimeMilliseconds();
        Dictionary<int, long> found = await OffsetsAsync(places, OffsetSpec.ForTimestamp(timestamp));
        // Behind the last record of so late a time there is no offset.
        return found.ToDictionary(pair => pair.Key, pair => pair.Value < 0 ? latest[pair.Key] : pair.Value);
    }

    private async Task<Dictionary<int, long>> OffsetsAsync(TopicPartition[] places, OffsetSpec spec)
    {
        ListOffsetsOptions options = new() { IsolationLevel = IsolationLevel.ReadCommitted, RequestTimeout = Timeout };
        IEnumerable<TopicPartitionOffsetSpec> question =
            places.Select(place => new TopicPartitionOffsetSpec { TopicPartition = place, OffsetSpec = spec });
        ListOffsetsResult result = await admin.ListOffsetsAsync(question, options);
        return result.ResultInfos.ToDictionary(
            info => info.TopicPartitionOffsetError.Partition.Value,
            info => info.TopicPartitionOffsetError.Offset.Value);
    }
}
