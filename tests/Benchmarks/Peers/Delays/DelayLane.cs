using System.Diagnostics;
using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Peers.Alarms;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Delays;

/// <summary>A program at a steady rate: from the moment a record is due to that in which its alarm is read.</summary>
internal sealed class DelayLane(IPeerProgram program, BenchmarkBroker broker, int partitions)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly SensorContent content = new();

    /// <summary>Runs once with new topics; the warm-up is checked as well, but not measured.</summary>
    public async Task<DelayRun> RunAsync(int round, int rate, int warmUpSeconds, int seconds)
    {
        string group = "delay-" + Guid.NewGuid().ToString("N")[..12];
        RunNames names = new(broker.Bootstrap, $"{group}-sensordata", group, partitions);
        double load = ProcessFigures.LoadAverage();
        await BenchmarkTopics.RecreateAsync(names.Bootstrap, names.Input, partitions);
        await BenchmarkTopics.RecreateAsync(names.Bootstrap, names.Alarms, partitions);
        using GroupWatch watch = new(names);
        IReadOnlyList<ChildProcess> processes = program.Start(names);
        try
        {
            await Waiting.UntilAsync(watch.IsStableAsync, processes, StartTimeout);
            long warm = (long)rate * warmUpSeconds;
            Measured measured = await MeasureAsync(names, processes, rate, warm, warm + ((long)rate * seconds));
            double[] delays = [.. measured.Delays.Order()];
            return new DelayRun
            {
                Lane = program.Name,
                Round = round,
                Rate = rate,
                Load = load,
                Seconds = seconds,
                Alarms = delays.Length,
                P50 = Rank(delays, 0.5),
                P90 = Rank(delays, 0.9),
                P99 = Rank(delays, 0.99),
                P999 = Rank(delays, 0.999),
                Most = delays[^1],
                ClientCpuSeconds = measured.ClientCpu,
                BrokerCpuSeconds = measured.BrokerCpu,
            };
        }
        finally
        {
            foreach (ChildProcess process in processes) await process.DisposeAsync();
            await watch.DeleteTopicsAsync();
        }
    }

    private async Task<Measured> MeasureAsync(
        RunNames names, IReadOnlyList<ChildProcess> processes, int rate, long warm, long records)
    {
        HashSet<long> expected = ExpectedAlarms.Of(content, records);
        AlarmArrivals arrivals = new(names, new AlarmReader(program.Fields, content));
        PacedSender sender = new(names.Bootstrap, names.Input, content, rate);
        (double Client, double Broker) begin = default;
        Task<(double Client, double Broker)> sending = Task.Factory.StartNew(
            () =>
            {
                sender.Run(records, warm, () => begin = Cpu(processes));
                return Cpu(processes);
            },
            TaskCreationOptions.LongRunning);
        IReadOnlyList<(long Alarm, long Timestamp)> found = arrivals.Read(expected.Count, sending);
        (double Client, double Broker) end = await sending;
        AlarmCheck check = AlarmCheck.Of([.. found.Select(alarm => alarm.Alarm)], expected);
        if (!check.IsExact) throw new InvalidOperationException($"{program.Name} is wrong: {check}");
        return new Measured(
            [.. from alarm in found
                let record = ExpectedAlarms.RecordOf(alarm.Alarm)
                where record >= warm
                select Stopwatch.GetElapsedTime(sender.DueOf(record), alarm.Timestamp).TotalMilliseconds],
            end.Client - begin.Client,
            end.Broker - begin.Broker);
    }

    private (double Client, double Broker) Cpu(IReadOnlyList<ChildProcess> processes) => (
        processes.Sum(process => ProcessFigures.CpuSeconds(process.Id)), ProcessFigures.CpuSeconds(broker.ProcessId));

    /// <summary>The value that a share of all do not exceed.</summary>
    private static double Rank(double[] sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private sealed record Measured(double[] Delays, double ClientCpu, double BrokerCpu);
}
