using System.Diagnostics;
using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Alarms;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>A program as processes of its own, measured from outside by what its group has committed.</summary>
internal sealed class ProgramLane(IPeerProgram program, SensorTopic topic) : ILane
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RunTimeout = TimeSpan.FromMinutes(30);

    public string Name => program.Name;

    public async Task<LaneRun> RunAsync(int round)
    {
        RunNames names = topic.NewRun();
        double load = ProcessFigures.LoadAverage();
        await BenchmarkTopics.RecreateAsync(names.Bootstrap, names.Alarms, names.Partitions);
        using GroupWatch watch = new(names);
        IReadOnlyList<ChildProcess> processes = program.Start(names);
        try
        {
            Moment begin = await ReachAsync(Window.BeginOf(topic.Records), watch, processes, StartTimeout);
            Moment end = await ReachAsync(topic.Records, watch, processes, RunTimeout);
            double peak = processes.Sum(process => ProcessFigures.PeakMebibytes(process.Id));
            await StopAsync(processes);
            return new LaneRun
            {
                Lane = Name,
                Round = round,
                Load = load,
                Records = end.Records - begin.Records,
                Seconds = Stopwatch.GetElapsedTime(begin.Timestamp, end.Timestamp).TotalSeconds,
                ClientCpuSeconds = end.ClientCpu - begin.ClientCpu,
                BrokerCpuSeconds = end.BrokerCpu - begin.BrokerCpu,
                ClientCpuSecondsWithStart = end.ClientCpu,
                PeakMebibytes = peak,
                Alarms = Check(names),
            };
        }
        finally
        {
            foreach (ChildProcess process in processes) await process.DisposeAsync();
            await watch.DeleteTopicsAsync();
        }
    }

    private async Task<Moment> ReachAsync(
        long records, GroupWatch watch, IReadOnlyList<ChildProcess> processes, TimeSpan timeout)
    {
        Moment moment = default;
        await Waiting.UntilAsync(
            () =>
            {
                long committed = watch.Committed();
                if (committed < records) return false;
                moment = new Moment(
                    committed,
                    Stopwatch.GetTimestamp(),
                    processes.Sum(process => ProcessFigures.CpuSeconds(process.Id)),
                    ProcessFigures.CpuSeconds(topic.BrokerProcessId));
                return true;
            },
            processes,
            timeout);
        return moment;
    }

    private int Check(RunNames names)
    {
        AlarmCheck check = AlarmCheck.Read(names, new AlarmReader(program.Fields, topic.Content), topic.Expected);
        return check.IsExact
            ? check.Alarms
            : throw new InvalidOperationException($"{Name} is wrong, {topic.Expected.Count} alarms expected: {check}");
    }

    private static async Task StopAsync(IReadOnlyList<ChildProcess> processes)
    {
        foreach (ChildProcess process in processes) process.Send(Signal.Terminate);
        foreach (ChildProcess process in processes) await process.WaitForExitAsync(TimeSpan.FromSeconds(60));
    }

    private readonly record struct Moment(long Records, long Timestamp, double ClientCpu, double BrokerCpu);
}
