using System.Collections.Immutable;
using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Benchmarks.Reports;

namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>Kafka Streams, the engine and a bare loop over the same records on a broker of their own, in turn.</summary>
internal static class SideBySideBenchmark
{
    private const string Topic = "benchmark-sensordata";

    public static async Task RunAsync(Arguments arguments)
    {
        using PeerPrograms programs = new(arguments);
        await using BenchmarkBroker broker = await BenchmarkBroker.StartAsync(arguments);
        SensorTopic topic = await FillAsync(broker, arguments);
        ILane[] lanes = [.. programs.All.Select(program => new ProgramLane(program, topic)), new BareLane(topic)];
        ImmutableArray<LaneRun> runs = await LaneRounds.RunAsync(lanes, arguments.Number("--rounds", 5));
        double bytes = await CountBytesAsync(topic);
        SideBySideData data = new()
        {
            MeasuredAt = TimeProvider.System.GetUtcNow(),
            Command = arguments.CommandLine,
            Machine = await Machine.ReadAsync(),
            Records = topic.Records,
            Sensors = topic.Content.Sensors,
            Setup = $"{topic.Partitions} partition(s), {programs.Threads} stream thread(s)",
            Alarms = topic.Expected.Count,
            EngineBytesPerRecord = bytes,
            Runs = runs,
        };
        ResultFiles.Write(arguments, data, SideBySidePage.Write);
    }

    private static async Task<SensorTopic> FillAsync(BenchmarkBroker broker, Arguments arguments)
    {
        int partitions = arguments.Number("--partitions", 1);
        int records = arguments.Number("--records", 5_000_000);
        SensorContent content = new();
        await TopicFiller.FillAsync(broker.Bootstrap, Topic, partitions, content, records);
        SensorTopic topic = new(broker.Bootstrap, broker.ProcessId, Topic, partitions, records, content);
        Console.WriteLine($"{records} records, {topic.Expected.Count} alarms expected");
        return topic;
    }

    /// <summary>The engine once in this process, where its allocations can be counted exactly.</summary>
    private static async Task<double> CountBytesAsync(SensorTopic topic)
    {
        EngineRun engine = new(topic.Bootstrap, topic.Name, LimitRules.Load(), topic.Partitions);
        Usage usage = await engine.RunAsync((int)topic.Records, topic.NewRun().Group);
        return usage.BytesPerRecord;
    }
}
