using Prometheus;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Makes collectors from declarations.</summary>
internal sealed class MetricRegistrar(CollectorRegistry registry)
{
    private readonly MetricFactory factory = Prometheus.Metrics.WithCustomRegistry(registry);

    public Counter Counter(MetricDeclaration declaration) =>
        factory.CreateCounter(declaration.Name, declaration.Help, [.. declaration.Labels]);

    public Gauge Gauge(MetricDeclaration declaration) =>
        factory.CreateGauge(declaration.Name, declaration.Help, [.. declaration.Labels]);

    public Histogram Histogram(MetricDeclaration declaration, params double[] bounds) =>
        factory.CreateHistogram(declaration.Name, declaration.Help, new HistogramConfiguration { Buckets = bounds });
}
