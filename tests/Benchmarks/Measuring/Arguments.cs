using System.Globalization;

namespace KafkaAlarms.Benchmarks.Measuring;

/// <summary>Options of a benchmark, each a name and a value.</summary>
internal sealed class Arguments(string[] words)
{
    public string Bootstrap => Text("--bootstrap", Environment.GetEnvironmentVariable("KAFKA_BOOTSTRAP") ?? "localhost:9092");

    public string Topic => Text("--topic", "benchmark-sensordata");

    public bool Has(string name) => words.Contains(name);

    public int Number(string name, int fallback) =>
        int.Parse(Text(name, fallback.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public string Text(string name, string fallback)
    {
        int at = Array.IndexOf(words, name);
        return at >= 0 && at + 1 < words.Length ? words[at + 1] : fallback;
    }
}
