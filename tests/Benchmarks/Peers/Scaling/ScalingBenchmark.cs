using System.Collections.Immutable;
using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Benchmarks.Reports;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Scaling;

/// <summary>The engine with more partitions, threads, processes and rules, in turn over the same records.</summary>
internal static class ScalingBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        using TemporaryFolder folder = new();
        await using BenchmarkBroker broker = await BenchmarkBroker.StartAsync(arguments);
        Dictionary<int, SensorTopic> topics = [];
        List<ILane> lanes = [];
        string only = arguments.Text("--only", "");
        foreach (ScalingVariant variant in ScalingVariant.All.Where(variant => variant.Name.Contains(only, StringComparison.Ordinal)))
        {
            if (!topics.TryGetValue(variant.Partitions, out SensorTopic? topic))
                topics[variant.Partitions] = topic = await FillAsync(broker, variant.Partitions, arguments);
            lanes.Add(new ProgramLane(variant.Program(arguments.Text("--engine", EngineProgram.Built), folder), topic));
        }

        ImmutableArray<LaneRun> runs = await LaneRounds.RunAsync(lanes, arguments.Number("--rounds", 3));
        SensorTopic any = topics.Values.First();
        SideBySideData data = new()
        {
            MeasuredAt = TimeProvider.System.GetUtcNow(),
            Command = arguments.CommandLine,
            Machine = await Machine.ReadAsync(),
            Records = any.Records,
            Sensors = any.Content.Sensors,
            Alarms = any.Expected.Count,
            Runs = runs,
        };
        ResultFiles.Write(arguments, data, ScalingPage.Write);
    }

    private static async Task<SensorTopic> FillAsync(BenchmarkBroker broker, int partitions, Arguments arguments)
    {
        int records = arguments.Number("--records", 5_000_000);
        SensorContent content = new();
        string topic = $"benchmark-sensordata-{partitions}";
        await TopicFiller.FillAsync(broker.Bootstrap, topic, partitions, content, records);
        return new(broker.Bootstrap, broker.ProcessId, topic, partitions, records, content);
    }
}
