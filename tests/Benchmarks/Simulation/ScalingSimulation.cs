using System.Globalization;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Reports;

namespace KafkaAlarms.Benchmarks.Simulation;

/// <summary>Up to a thousand partitions on paper: measured costs, simulated threads and brokers.</summary>
internal static class ScalingSimulation
{
    private const double Seconds = 10;

    public static void Run(Arguments arguments)
    {
        ScalingCosts costs = ScalingCosts.Of(ResultFiles.Read<SideBySideData>(arguments.Text("--scaling", "")));
        int rate = arguments.Number("--rate", 1_000);
        int perThread = arguments.Number("--partitions-per-thread", 16);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A record: {costs.ClientPerRecord * 1e6:F2} µs of the engine, {costs.BrokerPerRecord * 1e6:F2} of the broker; a partition in a commit: {costs.ClientPerCommit * 1e6:F0} and {costs.BrokerPerCommit * 1e6:F0} µs."));
        Console.WriteLine($"{rate} records/s in each partition, at most {perThread} partitions a thread, a thread a core.");
        Console.WriteLine();
        Console.WriteLine("| partitions | threads | broker cores | least ms between commits | records/s | commits/s of a thread | busiest thread, % of a core | brokers, % of their cores | delay p50, ms | p99, ms |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (int partitions in arguments.Numbers("--partitions", "1,4,16,64,250,1000"))
        {
            foreach (int pause in arguments.Numbers("--pauses", "0,25,100"))
                Console.WriteLine(Row(costs, partitions, rate, perThread, pause));
        }
    }

    private static string Row(ScalingCosts costs, int partitions, int rate, int perThread, int pause)
    {
        int threads = (partitions + perThread - 1) / perThread;
        double records = (double)partitions * rate;
        // As many broker cores as leave half of their time free of records and commits at ten a second.
        double brokerCpu = (records * costs.BrokerPerRecord) + (partitions * 10 * costs.BrokerPerCommit);
        int cores = Math.Max(1, (int)Math.Ceiling(brokerCpu * 2));
        SimulatedBrokers brokers = new(cores, 1 - (records * costs.BrokerPerRecord / cores));
        Random random = new(1);
        SimulatedThread[] all =
        [
            .. Enumerable.Range(0, threads).Select(number => new SimulatedThread(
                costs, (partitions / threads) + (number < partitions % threads ? 1 : 0), rate, pause / 1e3, random)),
        ];
        // The thread that lags furthest behind goes first, so that commits reach the brokers in order.
        PriorityQueue<SimulatedThread, double> queue = new(all.Select(thread => (thread, thread.Now)));
        while (queue.TryDequeue(out SimulatedThread? thread, out double now) && now < Seconds)
        {
            thread.Step(brokers);
            queue.Enqueue(thread, thread.Now);
        }

        double[] delays = [.. all.SelectMany(thread => thread.Delays).Order()];
        double brokerShare = ((records * costs.BrokerPerRecord) + (brokers.Worked / Seconds)) / cores;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {partitions} | {threads} | {cores} | {pause} | {all.Sum(thread => thread.Records) / Seconds:F0} | {all.Average(thread => thread.Commits) / Seconds:F0} | {100 * all.Max(thread => thread.Worked) / Seconds:F0} | {100 * brokerShare:F0} | {1000 * delays[delays.Length / 2]:F1} | {1000 * delays[delays.Length * 99 / 100]:F1} |");
    }
}
