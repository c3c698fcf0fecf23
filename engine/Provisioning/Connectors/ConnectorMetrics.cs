using KafkaAlarms.Engine.Observability;
using Prometheus;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>Figures of the watch over connectors, on a registry of their own.</summary>
internal sealed class ConnectorMetrics
{
    private const string Part = "Connect";

    private readonly Counter restarts;
    private readonly Gauge running;
    private readonly Gauge reachable;

    public ConnectorMetrics()
    {
        MetricRegistrar registrar = new(Registry);
        restarts = registrar.Counter(MetricCatalog.ConnectorRestarts);
        running = registrar.Gauge(MetricCatalog.ConnectorRunning);
        reachable = registrar.Gauge(MetricCatalog.ConnectReachable);
        registrar.Gauge(MetricCatalog.Build).WithLabels(EngineVersion.Text).Set(1);
    }

    public CollectorRegistry Registry { get; } = Prometheus.Metrics.NewCustomRegistry();

    public EngineHealth Health { get; } = new();

    /// <summary>Notes whether Connect answers.</summary>
    public void Reachable(bool answers, string reason)
    {
        reachable.Set(answers ? 1 : 0);
        Health.Ready("engine");
        if (answers) Health.Ready(Part);
        else Health.NotReady(Part, $"does not answer: {reason}");
    }

    public void Running(string connector, bool runs)
    {
        running.WithLabels(connector).Set(runs ? 1 : 0);
        restarts.WithLabels(connector);
    }

    public void Restarted(string connector) => restarts.WithLabels(connector).Inc();
}
