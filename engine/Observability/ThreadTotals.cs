using System.Collections.Concurrent;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;
using Prometheus;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Adds the threads' counters up when a scrape asks.</summary>
internal sealed class ThreadTotals
{
    private static readonly string[] Outcomes = SnakeCase.Members<RecordOutcome>();
    private static readonly string[] Dispositions = SnakeCase.Members<SampleDisposition>();
    private static readonly string[] Origins = SnakeCase.Members<TimeOrigin>();
    private static readonly string[] Priorities = SnakeCase.Members<AlarmPriority>();

    private readonly ConcurrentDictionary<int, ThreadCounters> threads;
    private readonly Counter records;
    private readonly Counter samples;
    private readonly Counter times;
    private readonly Counter unkeyed;
    private readonly Counter mismatches;
    private readonly Gauge active;

    /// <param name="registrar">Where the totals are registered.</param>
    /// <param name="threads">All threads that ever counted, by number.</param>
    public ThreadTotals(MetricRegistrar registrar, ConcurrentDictionary<int, ThreadCounters> threads)
    {
        this.threads = threads;
        records = registrar.Counter(MetricCatalog.Records);
        samples = registrar.Counter(MetricCatalog.Samples);
        times = registrar.Counter(MetricCatalog.RecordTimes);
        unkeyed = registrar.Counter(MetricCatalog.Unkeyed);
        mismatches = registrar.Counter(MetricCatalog.KeyMismatches);
        active = registrar.Gauge(MetricCatalog.ActiveAlarms);
    }

    /// <summary>Brings the totals up to what is published.</summary>
    public void Update()
    {
        ThreadCounters[] all = [.. threads.Values];
        for (int i = 0; i < Outcomes.Length; i++)
            records.WithLabels(Outcomes[i]).IncTo(all.Sum(thread => thread.Published((RecordOutcome)i)));
        for (int i = 0; i < Dispositions.Length; i++)
            samples.WithLabels(Dispositions[i]).IncTo(all.Sum(thread => thread.Published((SampleDisposition)i)));
        for (int i = 0; i < Origins.Length; i++)
            times.WithLabels(Origins[i]).IncTo(all.Sum(thread => thread.Published((TimeOrigin)i)));
        for (int i = 0; i < Priorities.Length; i++)
            active.WithLabels(Priorities[i]).Set(all.Sum(thread => thread.PublishedActive((AlarmPriority)i)));
        unkeyed.IncTo(all.Sum(thread => thread.PublishedUnkeyed()));
        mismatches.IncTo(all.Sum(thread => thread.PublishedKeyMismatches()));
    }
}
