using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning.Topics;

/// <summary>The topics that are to be there: the engine's with what they need, and what a file declares.</summary>
internal sealed class WantedTopics(EngineSettings settings, TopicsFile file, string origin)
{
    private const string Cleanup = "cleanup.policy";

    private readonly TopicOptions topics = settings.Topics;

    /// <summary>The topics in the order in which they are made.</summary>
    /// <param name="maxRecordBytes">Largest record that the sensor topic accepts; null when it is not
    /// there.</param>
    public ImmutableArray<WantedTopic> List(int? maxRecordBytes)
    {
        TopicFacts facts = new(
            PartitionsOf(topics.SensorData),
            DeclaredBytes() ?? maxRecordBytes ?? TopicFacts.DefaultMaxRecordBytes);
        string[] own = TopicContract.NamesOf(topics);
        return [.. own.Concat(file.Topics.Keys.Except(own)).Select(name => Specify(name, facts))];
    }

    /// <summary>What the file declares that the engine could not work with.</summary>
    public IEnumerable<Problem> Problems()
    {
        int sensors = PartitionsOf(topics.SensorData);
        IEnumerable<Problem?> found =
        [
            .. file.Topics.Select(pair => OutOfRange(pair.Key, pair.Value)),
            PartitionsOf(topics.State) == sensors ? null : Counts(topics.State, $"exactly {sensors}"),
            PartitionsOf(topics.Alarms) >= sensors ? null : Counts(topics.Alarms, $"at least {sensors}"),
            IsCompacted(topics.State) ?? true ? null : Refuse(
                topics.State, "It must be compacted: it holds the current picture by key.", "Leave its policy out."),
            IsCompacted(topics.Alarms) ?? false ? Refuse(
                topics.Alarms, "It must not be compacted: alarms of one sensor have one key.", "Use delete.") : null,
        ];
        return found.OfType<Problem>();
    }

    private WantedTopic Specify(string name, TopicFacts facts)
    {
        TopicDeclaration declared = file.Topics.GetValueOrDefault(name) ?? new TopicDeclaration();
        Dictionary<string, string> config = TopicContract.ConfigOf(name, settings, facts);
        foreach ((string key, string value) in declared.Config) config[key] = value;
        return new WantedTopic(
            name,
            PartitionsOf(name),
            declared.ReplicationFactor ?? topics.ReplicationFactor,
            config.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private int PartitionsOf(string name)
    {
        if (file.Topics.GetValueOrDefault(name)?.Partitions is { } declared) return declared;
        bool follows = name == topics.State || name == topics.Alarms;
        return follows ? PartitionsOf(topics.SensorData) : topics.Partitions;
    }

    private int? DeclaredBytes() =>
        file.Topics.GetValueOrDefault(topics.SensorData) is { } sensors
            ? TopicConfigReader.MaxRecordBytes(sensors.Config) : null;

    private bool? IsCompacted(string name) =>
        file.Topics.GetValueOrDefault(name)?.Config.GetValueOrDefault(Cleanup)?.Contains("compact");

    private Problem? OutOfRange(string name, TopicDeclaration? topic) => topic switch
    {
        null => Refuse(name, "It is null.", "Write {} for what the settings say."),
        { Partitions: < 1 or > 10_000 } => Refuse(name, "Its partitions are out of range.", "Write 1 to 10000."),
        { ReplicationFactor: 0 or < -1 or > 32 } =>
            Refuse(name, "Its replicationFactor is out of range.", "Write 1 to 32, or -1 for the brokers' default."),
        _ => null,
    };

    private Problem Counts(string name, string needed) => new(
        ErrorCode.PartitionCountsDiffer,
        $"{origin} topic {name}",
        $"It is to have {PartitionsOf(name)} partitions, and {needed} fit {topics.SensorData}.",
        "Leave its number out, or correct it.");

    private Problem Refuse(string name, string what, string change) =>
        new(ErrorCode.TopicsFileRefused, $"{origin} topic {name}", what, change);
}
