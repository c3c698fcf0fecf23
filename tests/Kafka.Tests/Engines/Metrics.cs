using System.Globalization;

namespace KafkaAlarms.Kafka.Tests.Engines;

/// <summary>Metrics of one engine at one moment, in the words of the Prometheus text format.</summary>
internal sealed class Metrics
{
    private readonly Dictionary<string, double> series;

    private Metrics(Dictionary<string, double> series) => this.series = series;

    public static Metrics Parse(string text)
    {
        var series = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int end = line.LastIndexOf(' ');
            if (line[0] != '#' && end > 0)
            {
                series[line[..end]] = double.Parse(line[(end + 1)..], CultureInfo.InvariantCulture);
            }
        }

        return new Metrics(series);
    }

    /// <summary>Sum of the series of a name whose labels hold all of the given texts, such as <c>outcome="late"</c>.</summary>
    public double Sum(string name, params string[] labels) => series
        .Where(one => one.Key == name || one.Key.StartsWith(name + "{", StringComparison.Ordinal))
        .Where(one => labels.All(label => one.Key.Contains(label, StringComparison.Ordinal)))
        .Sum(one => one.Value);

    /// <summary>All series of a name, for a failure message.</summary>
    public string Show(string name) => string.Join(
        '\n', series.Where(one => one.Key.StartsWith(name, StringComparison.Ordinal)).Select(one => $"{one.Key} {one.Value}"));
}
