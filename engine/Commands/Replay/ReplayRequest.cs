using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>What is to be replayed, and how it is to be shown.</summary>
internal sealed record ReplayRequest
{
    /// <summary>Path of a file, or - for standard input; null: a topic is read.</summary>
    public required string? File { get; init; }

    /// <summary>Sensor id of a file's records that name none; null: they are refused.</summary>
    public string? Sensor { get; init; }

    /// <summary>Whether a file's records tell Kafka time as well.</summary>
    public bool KafkaTimeIsRecordTime { get; init; }

    /// <summary>A topic; null: a file is read.</summary>
    public string? Topic { get; init; }

    /// <summary>Partitions of the topic; empty: all.</summary>
    public ImmutableArray<int> Partitions { get; init; } = [];

    /// <summary>Where the range of the topic begins, as <see cref="RangeText"/> reads it.</summary>
    public string? From { get; init; }

    /// <summary>Where it ends.</summary>
    public string? To { get; init; }

    /// <summary>Other rules files to run beside.</summary>
    public ImmutableArray<string> Compare { get; init; } = [];

    /// <summary>What is printed.</summary>
    public ReplayFormat Format { get; init; }

    /// <summary>File of a plot; null: none.</summary>
    public string? Plot { get; init; }

    /// <summary>Key of the alarm to draw; null: the most frequent.</summary>
    public string? PlotAlarm { get; init; }
}
