using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Asks the brokers how topics are configured.</summary>
internal sealed class TopicConfigReader(IAdminClient admin, ILogger log, TimeProvider clock)
{
    // Only warnings and limits of the start depend on it, so a broker that never answers must not hold the start back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>The settings of topics; empty, and said so, where they cannot be read.</summary>
    /// <returns>For each topic its settings by name.</returns>
    /// <exception cref="OperationCanceledException">Stopped meanwhile.</exception>
    public async Task<Dictionary<string, Dictionary<string, string>>> ReadAsync(
        string[] topics, CancellationToken stop)
    {
        Dictionary<string, Dictionary<string, string>> configs = [];
        foreach (string topic in topics) configs[topic] = [];
        foreach (DescribeConfigsResult result in await AskAsync(topics, stop))
            configs[result.ConfigResource.Name] = result.Entries.ToDictionary(e => e.Key, e => e.Value.Value);
        return configs;
    }

    /// <summary>Largest record that a topic accepts, bytes; null when that cannot be read.</summary>
    public static int? MaxRecordBytes(Dictionary<string, string> config) =>
        int.TryParse(
            config.GetValueOrDefault("max.message.bytes"), CultureInfo.InvariantCulture, out int bytes) ? bytes : null;

    /// <summary>Age below which no record of a topic is compacted away, ms; null when that cannot be read, or the topic
    /// is not compacted.</summary>
    public static long? CompactionLag(Dictionary<string, string> config)
    {
        string policy = config.GetValueOrDefault("cleanup.policy", "");
        string? lag = config.GetValueOrDefault("min.compaction.lag.ms");
        if (!policy.Contains("compact", StringComparison.Ordinal)) return null;
        return long.TryParse(lag, CultureInfo.InvariantCulture, out long known) ? known : null;
    }

    private async Task<List<DescribeConfigsResult>> AskAsync(string[] topics, CancellationToken stop)
    {
        long began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await admin.DescribeConfigsAsync(
                    topics.Select(topic => new ConfigResource { Type = ResourceType.Topic, Name = topic }),
                    new DescribeConfigsOptions { RequestTimeout = TimeLeft(began) }).WaitAsync(stop);
            }
            catch (KafkaException fault) when (AdminFault.MayPass(fault) && TimeLeft(began) > Interval)
            {
                await Task.Delay(Interval, clock, stop);
            }
            catch (KafkaException fault)
            {
                EngineLog.TopicSettingsUnread(log, string.Join(", ", topics), AdminFault.ReasonOf(fault));
                return ReadIn(fault);
            }
        }
    }

    private TimeSpan TimeLeft(long began)
    {
        TimeSpan left = Patience - clock.GetElapsedTime(began);
        return left > Least ? left : Least;
    }

    /// <summary>What was read all the same: often the settings of some topics are forbidden.</summary>
    private static List<DescribeConfigsResult> ReadIn(KafkaException fault) => fault is DescribeConfigsException some
        ?
        [
            .. some.Results.Where(report => !report.Error.IsError).Select(report =>
                new DescribeConfigsResult { ConfigResource = report.ConfigResource, Entries = report.Entries }),
        ]
        : [];
}
