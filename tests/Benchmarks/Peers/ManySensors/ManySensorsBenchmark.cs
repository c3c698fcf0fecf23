using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Benchmarks.Reports;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.ManySensors;

/// <summary>One engine with very many sensors: its memory while it reads them, and how soon it is there again.</summary>
internal static class ManySensorsBenchmark
{
    private const string Topic = "benchmark-many-sensors";

    public static async Task RunAsync(Arguments arguments)
    {
        int sensors = arguments.Number("--sensors", 1_000_000);
        long records = (long)sensors * arguments.Number("--turns", 3);
        int partitions = arguments.Number("--partitions", 1);
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("rules.json"), LimitRules.Text());
        EngineProgram program = new(arguments.Text("--engine", EngineProgram.Built), folder.File("rules.json"))
        {
            Threads = arguments.Number("--threads", 1),
            Http = $"127.0.0.1:{LoopbackPort.Next()}",
        };
        await using BenchmarkBroker broker = await BenchmarkBroker.StartAsync(arguments);
        SensorContent content = new(sensors);
        await TopicFiller.FillAsync(broker.Bootstrap, Topic, partitions, content, records);
        SensorTopic topic = new(broker.Bootstrap, broker.ProcessId, Topic, partitions, records, content);
        ManySensorsRun run = new(program, topic);
        ManySensorsData data = new()
        {
            MeasuredAt = TimeProvider.System.GetUtcNow(),
            Command = arguments.CommandLine,
            Machine = await Machine.ReadAsync(),
            Sensors = sensors,
            Records = records,
            Partitions = partitions,
            ActiveAlarms = topic.ActiveAlarms,
            Steps = await run.RunAsync(arguments.Number("--rounds", 3)),
        };
        ResultFiles.Write(arguments, data, ManySensorsPage.Write);
    }
}
