using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Engine.Tests.Provisioning;

/// <summary>Kafka's admin API as far as settings of topics need it: answers with one fault after the other, then with
/// the settings.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "DispatchProxy derives from it.")]
internal class FakeTopicSettings : DispatchProxy
{
    private IEnumerator<KafkaException> faults = Enumerable.Empty<KafkaException>().GetEnumerator();

    /// <summary>Number of requests so far.</summary>
    public int Requests { get; private set; }

    public static FakeTopicSettings Create(IEnumerable<KafkaException> faults)
    {
        var fake = (FakeTopicSettings)(object)Create<IAdminClient, FakeTopicSettings>();
        fake.faults = faults.GetEnumerator();
        return fake;
    }

    /// <summary>The settings of a topic: one, with the name of the topic.</summary>
    public static Dictionary<string, ConfigEntryResult> SettingsOf(string topic) =>
        new() { ["name"] = new ConfigEntryResult { Name = "name", Value = topic } };

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name != nameof(IAdminClient.DescribeConfigsAsync))
            throw new NotSupportedException(targetMethod.Name);
        Requests++;
        return faults.MoveNext()
            ? Task.FromException<List<DescribeConfigsResult>>(faults.Current)
            : Task.FromResult(((IEnumerable<ConfigResource>)args![0]!).Select(Describe).ToList());
    }

    private static DescribeConfigsResult Describe(ConfigResource topic) =>
        new() { ConfigResource = topic, Entries = SettingsOf(topic.Name) };
}
