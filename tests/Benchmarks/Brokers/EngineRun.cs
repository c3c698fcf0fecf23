using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Engine;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.RuleSets;
using Microsoft.Extensions.Logging.Abstractions;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>The engine with one stream thread, exactly once, in this process, over a topic's first records.</summary>
internal sealed class EngineRun(string bootstrap, string topic, RuleSet rules, int partitions = 1)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly RecordOutcome[] Outcomes = Enum.GetValues<RecordOutcome>();

    private readonly EngineMetrics metrics = new();

    /// <inheritdoc cref="EngineRunner.TellsTopicSettings"/>
    public bool TellsTopicSettings { get; init; } = true;

    /// <summary>Topics that a run writes to.</summary>
    public static IEnumerable<string> TopicsOf(string name)
    {
        TopicOptions topics = Topics(name);
        return [topics.Alarms, topics.State, topics.SensorDataDeadLetters, topics.AlarmDeadLetters];
    }

    /// <summary>Reads until so many records are committed; measured in its window.</summary>
    public async Task<Usage> RunAsync(int records, string name)
    {
        using CancellationTokenSource stop = new();
        EngineRunner runner = new(Settings(name), new LiveRules(rules), metrics, NullLoggerFactory.Instance, TimeProvider.System)
        {
            TellsTopicSettings = TellsTopicSettings,
        };
        Task<int> running = Task.Run(() => runner.RunAsync(stop.Token));
        Mark begin = await WaitAsync(Window.BeginOf(records), running);
        Mark end = await WaitAsync(records, running);
        await stop.CancelAsync();
        await running;
        return end.Since(begin);
    }

    /// <summary>Events that were committed.</summary>
    public Task<long> CountEventsAsync() => CountAsync(MetricCatalog.Events.Name + "{");

    /// <summary>Transactions that were committed.</summary>
    public Task<long> CountTransactionsAsync() => CountAsync(MetricCatalog.Transactions.Name + "{result=\"committed\"}");

    private async Task<long> CountAsync(string metric)
    {
        using MemoryStream text = new();
        await metrics.Registry.CollectAndExportAsTextAsync(text);
        return System.Text.Encoding.UTF8.GetString(text.ToArray())
            .Split('\n')
            .Where(line => line.StartsWith(metric, StringComparison.Ordinal))
            .Sum(line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<Mark> WaitAsync(long records, Task running)
    {
        ThreadCounters counters = metrics.CountersOf(0);
        while (true)
        {
            long committed = Outcomes.Sum(outcome => counters.Published(outcome));
            if (committed >= records) return Mark.Now(committed);
            if (running.IsCompleted) throw new InvalidOperationException("the engine ended early");
            await Task.Delay(Pause);
        }
    }

    private static TopicOptions Topics(string name) => new()
    {
        Alarms = $"{name}-alarms",
        State = $"{name}-state",
        SensorDataDeadLetters = $"{name}-sensordata-dlq",
        AlarmDeadLetters = $"{name}-alarms-dlq",
    };

    private EngineSettings Settings(string name) => new()
    {
        Kafka = new() { BootstrapServers = bootstrap, GroupId = name },
        Processing = new() { Threads = 1 },
        Topics = Topics(name) with { SensorData = topic, CreateMissing = true, Partitions = partitions },
    };
}
