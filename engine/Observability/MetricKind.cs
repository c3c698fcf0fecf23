namespace KafkaAlarms.Engine.Observability;

/// <summary>Kind of a metric in Prometheus' sense.</summary>
internal enum MetricKind
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes both ways.</summary>
    Gauge,

    /// <summary>Counts by upper bound.</summary>
    Histogram,
}
