using System.Globalization;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Benchmarks.Reports;

namespace KafkaAlarms.Benchmarks.Peers.Delays;

/// <summary>Delay from a record to its alarm at steady rates, Kafka Streams and the engine in turn.</summary>
internal static class DelayBenchmark
{
    private const int FewSeconds = 5;

    public static async Task RunAsync(Arguments arguments)
    {
        int[] rates = arguments.Numbers("--rates", "1000,10000");
        int partitions = arguments.Number("--partitions", 1);
        using PeerPrograms programs = new(arguments);
        await using BenchmarkBroker broker = await BenchmarkBroker.StartAsync(arguments);
        DelayLane[] lanes =
            [.. new[] { programs.FastStreams, programs.Engine }.Select(program => new DelayLane(program, broker, partitions))];
        DelayData data = new()
        {
            MeasuredAt = TimeProvider.System.GetUtcNow(),
            Command = arguments.CommandLine,
            Machine = await Machine.ReadAsync(),
            Partitions = partitions,
            Threads = programs.Threads,
            WarmUpSeconds = arguments.Number("--warm-up", 15),
            Runs = [],
        };
        int seconds = arguments.Number("--seconds", 60);
        // The broker's code is compiled before anything is kept.
        foreach (DelayLane lane in lanes) await lane.RunAsync(0, rates.Max(), FewSeconds, FewSeconds);
        foreach (int round in Enumerable.Range(1, arguments.Number("--rounds", 3)))
        {
            foreach (int rate in rates)
            {
                foreach (DelayLane lane in round % 2 == 1 ? lanes : lanes.Reverse())
                    data = data with { Runs = data.Runs.Add(Say(await lane.RunAsync(round, rate, data.WarmUpSeconds, seconds))) };
            }
        }

        ResultFiles.Write(arguments, data, DelayPage.Write);
    }

    private static DelayRun Say(DelayRun run)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"round {run.Round}, {run.Rate}/s, {run.Lane}: p50 {run.P50:F1} ms, p99 {run.P99:F1}, p99.9 {run.P999:F1} of {run.Alarms} alarms; CPU {run.ClientCpuSeconds:F1} s, broker {run.BrokerCpuSeconds:F1} s"));
        return run;
    }
}
