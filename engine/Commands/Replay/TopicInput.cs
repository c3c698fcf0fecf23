using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Consuming.Ranges;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Replay.Input;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>Opens the range of a topic that a replay reads.</summary>
internal static class TopicInput
{
    /// <summary>Opens it.</summary>
    /// <returns>The records, or why they cannot be read.</returns>
    public static async Task<OpenedInput> OpenAsync(
        ReplayRequest request, EngineSettings settings, TimeProvider clock)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        RangeText text = new(settings.Decoding.Zone, now);
        text.TryRead(request.From, out RangeBound from);
        text.TryRead(request.To, out RangeBound to);
        string topic = request.Topic!;
        if (from.IsAfter(to)) return new OpenedInput(null, [Reversed(request)]);
        (TopicRange? range, string? fault) = await RangeFinder.FindAsync(
            settings.Kafka,
            new RangeRequest(topic, request.Partitions, from, to),
            now - settings.Clock.ClockTolerance);
        if (range is null)
        {
            Problem wrong = new(ErrorCode.ReplayRangeWrong, topic, fault!, "Correct the range.");
            return new OpenedInput(null, [wrong]);
        }

        RangeReader reader = new(settings, topic, range.Partitions);
        return new OpenedInput(new TopicRecords(topic, range, reader), [.. Notes(topic, range)])
        {
            ExpectedOf = (rules, partition) => Expected(rules, settings.Clock, range.PartitionCount).Of(partition),
        };
    }

    /// <summary>What a broker that does not answer means.</summary>
    public static Problem Unavailable(EngineSettings settings, ClientsSpentException fault) => new(
        ErrorCode.BrokerUnavailable,
        settings.Kafka.BootstrapServers,
        $"The topic cannot be read: {fault.Message}.");

    private static Problem Reversed(ReplayRequest request) => new(
        ErrorCode.Usage,
        "command line",
        $"--from {request.From} is later than --to {request.To}: no record is between.",
        "See kafka-alarms replay --help.");

    private static ExpectedSensors Expected(RuleSet rules, ClockOptions clock, int partitions) =>
        new(rules, clock.Partitioner, partitions);

    private static IEnumerable<Problem> Notes(string topic, TopicRange range)
    {
        if (range.Gone.IsEmpty) yield break;
        yield return new Problem(
            ErrorCode.ReplayRangeWrong,
            $"{topic}[{string.Join(", ", range.Gone)}]",
            "Retention has removed the first records of the range.",
            "It begins with the earliest that is left.");
    }
}
