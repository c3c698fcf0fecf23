using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>The engine as <c>run</c> starts it, in this process.</summary>
/// <remarks>One thread: the mock cluster keeps no offsets of transactions, and so none for the next owner of a
/// partition.</remarks>
internal sealed class WholeEngine(KafkaInProcess kafka, RuleSet rules, EngineSettings settings)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(180);

    /// <summary>A machine that is busy elsewhere is no slow rule.</summary>
    private static readonly TimeSpan AmpleBudget = TimeSpan.FromSeconds(20);

    private readonly EngineMetrics metrics = new();
    private readonly LogLines log = new();

    /// <summary>Warnings and worse that it logged.</summary>
    public IEnumerable<string> Complaints => log.Complaints;

    /// <summary>What a scrape would see.</summary>
    public async Task<string> ScrapeAsync()
    {
        using MemoryStream text = new();
        await metrics.Registry.CollectAndExportAsTextAsync(text, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    public long Outcomes => Enum.GetValues<RecordOutcome>().Sum(Counted);

    public long Counted(RecordOutcome outcome) => metrics.CountersOf(0).Published(outcome);

    /// <summary>Runs until a number of records is counted, then stops it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunAsync(long records)
    {
        using CancellationTokenSource stop =
            CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using ILoggerFactory logs = LoggerFactory.Create(logging => logging.AddProvider(new LogLinesProvider(log)));
        EngineSettings run = settings with
        {
            Kafka = settings.Kafka with { BootstrapServers = kafka.Address },
            Processing = settings.Processing with { Threads = 1 },
            Rules = settings.Rules with { TimeBudget = AmpleBudget },
        };
        EngineRunner engine = new(run, new LiveRules(rules), metrics, logs, TimeProvider.System) { TellsTopicSettings = false };
        Task<int> running = Task.Run(() => engine.RunAsync(stop.Token), CancellationToken.None);
        long began = TimeProvider.System.GetTimestamp();
        while (Outcomes < records && !running.IsCompleted && TimeProvider.System.GetElapsedTime(began) < LongestRun)
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        return await running;
    }
}
