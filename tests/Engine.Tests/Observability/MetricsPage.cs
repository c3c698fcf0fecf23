using System.Text;
using KafkaAlarms.Engine.Observability;

namespace KafkaAlarms.Engine.Tests.Observability;

/// <summary>docs/metrics.md as the declarations say it.</summary>
internal static class MetricsPage
{
    private const string Head = """
        # Metrics

        This page is generated from `engine/Observability/MetricCatalog.cs`; a test compares it.

        `/metrics` on `Http:Listen` has these figures in Prometheus' text format. Labels take values from closed sets only, never sensor ids. Counters of
        records, samples, events and dead letters count committed work: a record that is read twice because its transaction was aborted counts once.
        Faults and slow calls of rules count calls: one on a record that is read again to restore a partition counts again. Under `at_least_once`, records whose commit failed after their state was written are not evaluated again, and not counted.

        | metric | kind | labels | what it is |
        |---|---|---|---|

        """;

    public static string Write()
    {
        StringBuilder page = new(Head);
        foreach (MetricDeclaration metric in MetricCatalog.All) page.AppendLine(Row(metric));
        page.Append("""

            `kafka-alarms watch connectors` serves these in the same way.

            | metric | kind | labels | what it is |
            |---|---|---|---|

            """);
        foreach (MetricDeclaration metric in MetricCatalog.OfConnectors) page.AppendLine(Row(metric));
        return page.ToString();
    }

    private static string Row(MetricDeclaration metric)
    {
        string labels = string.Join(' ', metric.Labels.Select(label => $"`{label}`"));
        return $"| `{metric.Name}` | {metric.Kind.ToString().ToLowerInvariant()} | {labels} | {metric.Help} |";
    }
}
