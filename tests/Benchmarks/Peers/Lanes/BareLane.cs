using System.Globalization;
using System.Text.Json;
using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>The bare loop as a process of its own, which measures itself.</summary>
internal sealed class BareLane(SensorTopic topic) : ILane
{
    private const string Command = "bare-loop";

    public string Name => "bare loop";

    public async Task<LaneRun> RunAsync(int round)
    {
        double load = ProcessFigures.LoadAverage();
        await using ChildProcess process = ChildProcess.Start(
            Environment.ProcessPath!,
            [
                Command, "--bootstrap", topic.Bootstrap, "--topic", topic.Name,
                "--records", topic.Records.ToString(CultureInfo.InvariantCulture),
                "--partitions", topic.Partitions.ToString(CultureInfo.InvariantCulture),
                "--broker-process", topic.BrokerProcessId.ToString(CultureInfo.InvariantCulture),
            ]);
        if (await process.WaitForExitAsync(TimeSpan.FromMinutes(30)) != 0)
            throw new InvalidOperationException("The bare loop failed:\n" + process.Output.Tail());
        string line = process.Output.Lines.First(text => text.StartsWith('{'));
        return JsonSerializer.Deserialize<LaneRun>(line)! with { Lane = Name, Round = round, Load = load };
    }

    /// <summary>What the child process does: one run, written to standard output as JSON.</summary>
    public static void Run(Arguments arguments)
    {
        int broker = arguments.Number("--broker-process", 0);
        double brokerBegin = 0;
        Usage usage = BareLoop.Run(
            arguments.Bootstrap,
            arguments.Topic,
            arguments.Number("--records", 2_000_000),
            arguments.Number("--partitions", 1),
            () => brokerBegin = ProcessFigures.CpuSeconds(broker));
        Console.WriteLine(JsonSerializer.Serialize(new LaneRun
        {
            Lane = Command,
            Round = 0,
            Load = 0,
            Records = usage.Records,
            Seconds = usage.Seconds,
            ClientCpuSeconds = usage.CpuSeconds,
            BrokerCpuSeconds = ProcessFigures.CpuSeconds(broker) - brokerBegin,
            ClientCpuSecondsWithStart = Environment.CpuUsage.TotalTime.TotalSeconds,
            PeakMebibytes = ProcessFigures.PeakMebibytes(Environment.ProcessId),
        }));
    }
}
