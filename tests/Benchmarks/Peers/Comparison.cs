using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Delays;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Benchmarks.Reports;

namespace KafkaAlarms.Benchmarks.Peers;

/// <summary>All that is compared with Kafka Streams, by one command: speed, CPU and memory, then delay, then the picture of
/// both.</summary>
internal static class Comparison
{
    public static async Task RunAsync(Arguments arguments)
    {
        string name = arguments.Text("--results", "comparison");
        await SideBySideBenchmark.RunAsync(arguments.With("--results", $"{name}-side-by-side"));
        await DelayBenchmark.RunAsync(arguments.With("--results", $"{name}-delay"));
        ComparisonPicture.Run(arguments
            .With("--side-by-side", $"{name}-side-by-side.json")
            .With("--delay", $"{name}-delay.json")
            .With("--out", $"{name}.svg"));
    }
}
