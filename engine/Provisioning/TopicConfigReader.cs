using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Asks the brokers how topics are configured.</summary>
internal sealed class TopicConfigReader(IAdminClient admin)
{
    // Only warnings and limits of the start depend on it, so a broker that never answers must not hold the start back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The settings of a topic by name; empty when they cannot be read.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(string topic)
    {
        try
        {
            List<DescribeConfigsResult> results = await admin.DescribeConfigsAsync(
                [new ConfigResource { Type = ResourceType.Topic, Name = topic }],
                new DescribeConfigsOptions { RequestTimeout = Patience });
            return results[0].Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value);
        }
        catch (KafkaException)
        {
            // Reading a topic's settings may be forbidden, or unknown to the mock cluster: defaults are taken.
            return [];
        }
    }

    /// <summary>Largest record that a topic accepts, bytes; null when that cannot be read.</summary>
    public static int? MaxRecordBytes(Dictionary<string, string> config) =>
        int.TryParse(
            config.GetValueOrDefault("max.message.bytes"), CultureInfo.InvariantCulture, out int bytes) ? bytes : null;
}
