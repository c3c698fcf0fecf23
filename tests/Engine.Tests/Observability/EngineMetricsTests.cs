using System.Text;
using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Observability;

public sealed partial class EngineMetricsTests
{
    private readonly EngineMetrics metrics = new();

    [Fact]
    public async Task Scrape_OfTwoThreads_AddsWhatTheyPublished()
    {
        metrics.CountersOf(0).Count(RecordOutcome.Evaluated);
        metrics.CountersOf(0).Seal();
        metrics.CountersOf(0).Publish();
        metrics.CountersOf(1).Count(RecordOutcome.Evaluated);
        metrics.CountersOf(1).Count(RecordOutcome.DeadLettered);
        metrics.CountersOf(1).Seal();
        metrics.CountersOf(1).Publish();
        string text = await ScrapeAsync();
        text.ShouldContain("kafka_alarms_records_total{outcome=\"evaluated\"} 2\n");
        text.ShouldContain("kafka_alarms_records_total{outcome=\"dead_lettered\"} 1\n");
    }

    [Fact]
    public async Task Scrape_BeforePublish_ShowsNothingOfTheOpenTransaction()
    {
        metrics.CountersOf(0).Count(RecordOutcome.Evaluated);
        metrics.CountersOf(0).CountEvent("boiler", AlarmEventKind.Raised);
        string text = await ScrapeAsync();
        text.ShouldContain("kafka_alarms_records_total{outcome=\"evaluated\"} 0\n");
        text.ShouldNotContain("boiler");
    }

    [Fact]
    public async Task Scrape_AfterAnAbort_CountsTheSecondReadingAlone()
    {
        ThreadCounters counters = metrics.CountersOf(0);
        counters.Count(RecordOutcome.Evaluated);
        counters.CountEvent("boiler", AlarmEventKind.LevelChanged);
        counters.CountDeadLetter(ErrorCode.Bug);
        counters.Discard();
        counters.Count(RecordOutcome.Evaluated);
        counters.CountEvent("boiler", AlarmEventKind.LevelChanged);
        counters.Seal();
        counters.Publish();
        string text = await ScrapeAsync();
        text.ShouldContain("kafka_alarms_records_total{outcome=\"evaluated\"} 1\n");
        text.ShouldContain("kafka_alarms_events_total{rule=\"boiler\",event=\"level_changed\"} 1\n");
        text.ShouldNotContain("KA9003");
    }

    [Fact]
    public async Task Scrape_OfSamplesTimesAndAlarms_ShowsEach()
    {
        ThreadCounters counters = metrics.CountersOf(0);
        counters.Count(SampleDisposition.ClockSetBack, 3);
        counters.Count(TimeOrigin.KafkaTooNew);
        counters.CountUnkeyed();
        counters.CountKeyMismatch();
        counters.AddActive(AlarmPriority.High, 5);
        counters.AddActive(AlarmPriority.High, -1);
        counters.Seal();
        counters.Publish();
        string text = await ScrapeAsync();
        text.ShouldContain("kafka_alarms_samples_total{disposition=\"clock_set_back\"} 3\n");
        text.ShouldContain("kafka_alarms_record_times_total{origin=\"kafka_too_new\"} 1\n");
        text.ShouldContain("kafka_alarms_unkeyed_records_total 1\n");
        text.ShouldContain("kafka_alarms_key_mismatches_total 1\n");
        text.ShouldContain("kafka_alarms_active_alarms{priority=\"high\"} 4\n");
    }

    [Fact]
    public async Task RuleSetLoaded_Again_ShowsTheNewHashAlone()
    {
        metrics.RuleSetLoaded("former-hash");
        metrics.RuleSetLoaded("new");
        string text = await ScrapeAsync();
        text.ShouldContain("kafka_alarms_rule_set_info{hash=\"new\"} 1\n");
        text.ShouldNotContain("former-hash");
    }

    [Fact]
    public async Task ForgetLag_OfARevokedPartition_DropsItsSeries()
    {
        metrics.SetLag("iot-sensordata", 3, 12);
        metrics.ForgetLag("iot-sensordata", 3);
        (await ScrapeAsync()).ShouldNotContain("partition=\"3\"");
    }

    [Fact]
    public async Task Scrape_OfAnEngine_HasExactlyTheDeclaredMetrics()
    {
        IEnumerable<string> names = HelpLine().Matches(await ScrapeAsync()).Select(match => match.Groups[1].Value);
        names.ShouldBe(MetricCatalog.All.Select(metric => metric.Name), ignoreOrder: true);
    }

    [Fact]
    public void Names_OfTheCatalog_KeepTheScheme() =>
        MetricCatalog.All.ShouldAllBe(metric => Scheme().IsMatch(metric.Name) && (metric.Kind != MetricKind.Counter || metric.Name.EndsWith("_total")));

    [Fact]
    public void Page_OfMetrics_IsFresh() => GeneratedPage.ShouldBeFresh("docs/metrics.md", MetricsPage.Write());

    [Fact]
    public void Count_OnTheRecordPath_AllocatesNothing()
    {
        ThreadCounters counters = metrics.CountersOf(0);
        CountAThousand(counters);
        long before = GC.GetAllocatedBytesForCurrentThread();
        CountAThousand(counters);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void CountAThousand(ThreadCounters counters)
    {
        for (int record = 0; record < 1_000; record++)
        {
            counters.Count(RecordOutcome.Evaluated);
            counters.Count(SampleDisposition.Late);
            counters.Count(TimeOrigin.Record);
            counters.CountEvent("boiler", AlarmEventKind.Raised);
        }
    }

    private async Task<string> ScrapeAsync()
    {
        using MemoryStream stream = new();
        await metrics.Registry.CollectAndExportAsTextAsync(stream, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("^# HELP (\\S+)", RegexOptions.Multiline)]
    private static partial Regex HelpLine();

    [GeneratedRegex("^kafka_alarms(_[a-z]+)+$")]
    private static partial Regex Scheme();
}
