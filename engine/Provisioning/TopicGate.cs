using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Holds the engine back until brokers answer and all topics are there, and
/// learns what they are like.</summary>
internal sealed class TopicGate(
    EngineSettings settings, BrokerWatch brokers, EngineHealth health, ILogger log, TimeProvider clock)
{
    private const string Part = "topics";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>False: the brokers do not tell how topics are set up, as the mock cluster does not; defaults are
    /// taken.</summary>
    public bool TellsTopicSettings { get; init; } = true;

    /// <summary>Waits, and creates what is missing where the settings say so.</summary>
    /// <returns>What the topics are like, or the problem that only an operator can solve.</returns>
    /// <exception cref="OperationCanceledException">Stopped meanwhile.</exception>
    public async Task<(TopicFacts? Facts, IReadOnlyList<Problem> Problems)> PassAsync(CancellationToken stop)
    {
        using IAdminClient admin = AdminClients.Open(settings.Kafka, "kafka-alarms-topics", brokers.OnError);
        TopicConfigReader configs = new(admin, log, clock);
        TopicCreator creator = new(admin, configs, settings);
        string reported = "";
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            Dictionary<string, int>? partitions = Ask(admin);
            List<string> missing = partitions is null
                ? [] : [.. TopicContract.NamesOf(settings.Topics).Where(topic => !partitions.ContainsKey(topic))];
            if (partitions is not null && missing.Count == 0) return await JudgeAsync(configs, partitions, stop);
            if (missing.Count > 0)
            {
                if (settings.Topics.CreateMissing) await creator.CreateAsync(missing, partitions!, stop);
                else reported = Report(missing, reported);
            }

            await Task.Delay(Interval, clock, stop);
        }
    }

    private Dictionary<string, int>? Ask(IAdminClient admin)
    {
        try
        {
            Metadata metadata = admin.GetMetadata(Patience);
            return metadata.Topics
                .Where(topic => !topic.Error.IsError && topic.Partitions.Count > 0)
                .ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count);
        }
        catch (KafkaException)
        {
            brokers.Look();
            return null;
        }
    }

    private string Report(List<string> missing, string reported)
    {
        string names = string.Join(", ", missing);
        if (names == reported) return reported;
        health.NotReady(Part, $"are missing: {names}");
        EngineLog.WaitingForTopics(log, names);
        return names;
    }

    private async Task<(TopicFacts? Facts, IReadOnlyList<Problem> Problems)> JudgeAsync(
        TopicConfigReader configs, Dictionary<string, int> partitions, CancellationToken stop)
    {
        health.Ready(Part);
        TopicOptions topics = settings.Topics;
        int sensors = partitions[topics.SensorData];
        List<Problem> problems = [];
        if (partitions[topics.State] != sensors)
        {
            problems.Add(new(
                ErrorCode.PartitionCountsDiffer,
                $"topic {topics.State}",
                $"It has {partitions[topics.State]} partitions, {topics.SensorData} has {sensors}.",
                "Give both the same number: alarm state stands in the partition of its sensor records."));
        }

        if (partitions[topics.Alarms] < sensors)
        {
            problems.Add(new(
                ErrorCode.PartitionCountsDiffer,
                $"topic {topics.Alarms}",
                $"It has {partitions[topics.Alarms]} partitions, {topics.SensorData} has {sensors}.",
                "Give it at least as many: an alarm stands in the partition number of its sensor records."));
        }

        return problems.Count > 0 ? (null, problems) : (await LearnAsync(configs, sensors, stop), problems);
    }

    /// <summary>Reads how the topics are set up, and warns of what costs something later.</summary>
    private async Task<TopicFacts> LearnAsync(TopicConfigReader configs, int partitions, CancellationToken stop)
    {
        if (!TellsTopicSettings) return new TopicFacts(partitions, TopicFacts.DefaultMaxRecordBytes);
        TopicOptions topics = settings.Topics;
        Dictionary<string, Dictionary<string, string>> read = await configs.ReadAsync(
            [topics.SensorData, topics.SensorDataDeadLetters, topics.Alarms, topics.State], stop);
        Dictionary<string, string> source = read[topics.SensorData];
        if (source.GetValueOrDefault("message.timestamp.type") == "CreateTime")
            EngineLog.CreateTimeTopic(log, topics.SensorData);
        int? limit = TopicConfigReader.MaxRecordBytes(source);
        TopicFacts facts = new(partitions, limit ?? TopicFacts.DefaultMaxRecordBytes);
        int? accepted = TopicConfigReader.MaxRecordBytes(read[topics.SensorDataDeadLetters]);
        if (limit is not null && accepted < facts.MaxDeadLetterBytes)
        {
            EngineLog.DeadLetterTopicTooSmall(
                log, ErrorCode.DeadLetterTopicTooSmall.Text(), topics.SensorDataDeadLetters, accepted.Value,
                topics.SensorData, limit.Value, facts.MaxDeadLetterBytes);
        }

        foreach (string written in (string[])[topics.Alarms, topics.State])
            WarnWhenTooSmall(written, TopicConfigReader.MaxRecordBytes(read[written]));
        if (settings.Processing.Guarantee == Guarantee.AtLeastOnce)
            WarnWhenCompactedTooSoon(topics.State, TopicConfigReader.CompactionLag(read[topics.State]));
        return facts;
    }

    private void WarnWhenCompactedTooSoon(string topic, long? lag)
    {
        long needed = (long)TopicFacts.StateCompactionLag.TotalMilliseconds;
        if (lag < needed)
            EngineLog.StateCompactedTooSoon(log, ErrorCode.StateCompactedTooSoon.Text(), topic, lag.Value, needed);
    }

    private void WarnWhenTooSmall(string topic, int? accepted)
    {
        if (accepted is { } bytes and < TopicFacts.DefaultMaxRecordBytes)
            EngineLog.TopicTooSmall(
                log, ErrorCode.TopicTooSmall.Text(), topic, bytes, TopicFacts.DefaultMaxRecordBytes);
    }
}
