using System.Collections.Concurrent;
using System.Globalization;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Text;
using Prometheus;

namespace KafkaAlarms.Engine.Observability;

/// <summary>All figures of one engine, on a registry of their own.</summary>
/// <remarks>Every method may be called from any thread; what is counted per record goes through
/// <see cref="ThreadCounters"/>.</remarks>
internal sealed class EngineMetrics
{
    private const string RulePart = "rule ";

    private readonly ConcurrentDictionary<int, ThreadCounters> threads = new();
    private readonly MetricRegistrar registrar;
    private readonly Counter lostRecords;
    private readonly Counter events;
    private readonly Counter ruleFaults;
    private readonly Counter slowRules;
    private readonly Gauge quarantinedRules;
    private readonly Gauge ruleSet;
    private readonly Counter deadLetters;
    private readonly Counter transactions;
    private readonly Counter threadsReplaced;
    private readonly Counter reloads;
    private readonly Gauge refused;
    private readonly Histogram restores;
    private readonly Histogram delays;
    private readonly Gauge lag;

    public EngineMetrics()
    {
        registrar = new MetricRegistrar(Registry);
        ThreadTotals totals = new(registrar, threads);
        lostRecords = registrar.Counter(MetricCatalog.LostRecords);
        events = registrar.Counter(MetricCatalog.Events);
        ruleFaults = registrar.Counter(MetricCatalog.RuleFaults);
        slowRules = registrar.Counter(MetricCatalog.SlowRules);
        quarantinedRules = registrar.Gauge(MetricCatalog.QuarantinedRules);
        ruleSet = registrar.Gauge(MetricCatalog.RuleSet);
        reloads = registrar.Counter(MetricCatalog.RuleSetReloads);
        refused = registrar.Gauge(MetricCatalog.RuleSetRefused);
        deadLetters = registrar.Counter(MetricCatalog.DeadLetters);
        transactions = registrar.Counter(MetricCatalog.Transactions);
        threadsReplaced = registrar.Counter(MetricCatalog.ThreadsReplaced);
        restores = registrar.Histogram(MetricCatalog.Restores, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300);
        delays = registrar.Histogram(
            MetricCatalog.Delays, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300);
        lag = registrar.Gauge(MetricCatalog.Lag);
        Gauge ready = registrar.Gauge(MetricCatalog.Ready);
        registrar.Gauge(MetricCatalog.Build).WithLabels(EngineVersion.Text).Set(1);
        Registry.AddBeforeCollectCallback(totals.Update);
        Registry.AddBeforeCollectCallback(() => ready.Set(Health.IsReady ? 1 : 0));
        transactions.WithLabels("committed");
        transactions.WithLabels("aborted");
        reloads.WithLabels("loaded");
        reloads.WithLabels("refused");
    }

    public CollectorRegistry Registry { get; } = Prometheus.Metrics.NewCustomRegistry();

    /// <summary>Dead letters written so far.</summary>
    public long DeadLetters =>
        (long)deadLetters.GetAllLabelValues().Sum(labels => deadLetters.WithLabels(labels).Value);

    /// <summary>Readiness of the same engine.</summary>
    public EngineHealth Health { get; } = new();

    /// <summary>Counters of a stream thread; a thread that replaces another one takes its counters over.</summary>
    /// <param name="thread">Number of the thread, from 0; only one thread at a time may have it.</param>
    public ThreadCounters CountersOf(int thread) =>
        threads.GetOrAdd(
            thread, static (_, metrics) => new ThreadCounters(metrics.EventsWritten, metrics.DeadLettersWritten), this);

    public void RecordsLost(long records) => lostRecords.Inc(records);

    public void RuleFaulted(string rule) => ruleFaults.WithLabels(rule).Inc();

    public void RuleTooSlow(string rule) => slowRules.WithLabels(rule).Inc();

    /// <summary>Shows a rule as quarantined, in the figures and in health, until rules are loaded anew.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="cause">Goes on after the rule's name.</param>
    /// <returns>True when it was not shown so before.</returns>
    public bool RuleQuarantined(string rule, string cause)
    {
        quarantinedRules.WithLabels(rule).Set(1);
        return Health.Warn(RulePart + rule, cause);
    }

    /// <summary>Names the rule set that runs from now on.</summary>
    public void RuleSetLoaded(string hash)
    {
        foreach (string[] labels in ruleSet.GetAllLabelValues()) ruleSet.RemoveLabelled(labels);
        ruleSet.WithLabels(hash).Set(1);
    }

    /// <summary>Names the rule set that took the place of the one before, which none was refused for.</summary>
    public void RuleSetReloaded(string hash)
    {
        reloads.WithLabels("loaded").Inc();
        refused.Set(0);
        // What was quarantined is called again.
        foreach (string[] labels in quarantinedRules.GetAllLabelValues()) quarantinedRules.RemoveLabelled(labels);
        Health.TakeBackAll(RulePart);
        RuleSetLoaded(hash);
    }

    /// <summary>Notes that the files are again what runs, without having been loaded.</summary>
    public void RuleSetTakenBack() => refused.Set(0);

    /// <summary>Notes that what the files hold does not run.</summary>
    public void RuleSetRefused()
    {
        reloads.WithLabels("refused").Inc();
        refused.Set(1);
    }

    public void TransactionCommitted() => transactions.WithLabels("committed").Inc();

    public void TransactionAborted() => transactions.WithLabels("aborted").Inc();

    public void ThreadReplaced(ErrorCode code) => threadsReplaced.WithLabels(code.Text()).Inc();

    public void Restored(TimeSpan duration) => restores.Observe(duration.TotalSeconds);

    /// <summary>Notes the delay of one committed event.</summary>
    public void EventDelayed(TimeSpan delay) => delays.Observe(Math.Max(0, delay.TotalSeconds));

    public void SetLag(string topic, int partition, long records) =>
        lag.WithLabels(topic, partition.ToString(CultureInfo.InvariantCulture)).Set(records);

    /// <summary>Drops the lag of a partition that another engine has now.</summary>
    public void ForgetLag(string topic, int partition) =>
        lag.RemoveLabelled(topic, partition.ToString(CultureInfo.InvariantCulture));

    private void EventsWritten(string rule, AlarmEventKind kind, long count) =>
        events.WithLabels(rule, SnakeCase.Of(kind.ToString())).Inc(count);

    private void DeadLettersWritten(ErrorCode code, long count) => deadLetters.WithLabels(code.Text()).Inc(count);
}
