using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Pipelines;
using KafkaAlarms.Engine;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>Time in which a partition's state is there again: one active alarm and three measurements a sensor.</summary>
internal static class RestoreBenchmark
{
    private const string Topic = "benchmark-restore-state";

    public static async Task RunAsync(Arguments arguments)
    {
        int sensors = arguments.Number("--sensors", 100_000);
        RuleSet rules = LimitRules.Load();
        await BenchmarkTopics.RecreateAsync(arguments.Bootstrap, Topic);
        WriteState(arguments.Bootstrap, rules, sensors);
        Series read = new();
        Series load = new();
        Series whole = new();
        Series cpu = new();
        for (int round = 0; round < arguments.Number("--rounds", 3); round++)
        {
            TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
            long began = Stopwatch.GetTimestamp();
            StateImage image = Read(arguments.Bootstrap);
            double readSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            StreamTask task = new("iot-sensordata", 0, new SensorPlanner(rules, new NoFaults()));
            image.Load(task, sensors);
            double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{image.Count} state records, {task.ActiveAlarms} active alarms: {seconds:F2} s, {readSeconds:F2} of them to read"));
            if (task.ActiveAlarms != sensors) throw new InvalidOperationException("not every alarm was restored");
            read.Add(readSeconds);
            load.Add(seconds - readSeconds);
            whole.Add(seconds);
            cpu.Add((Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds);
        }

        Console.WriteLine($"read {read.Show("F2")} s, load {load.Show("F2")} s, whole {whole.Show("F2")} s, CPU {cpu.Show("F2")} s");
    }

    private static void WriteState(string bootstrap, RuleSet rules, int sensors)
    {
        using IProducer<byte[], byte[]> producer = TopicFiller.Create(bootstrap);
        PipelineLane lane = new(rules, new StateTopicSink(producer, Topic));
        StateRecords.Write(lane, sensors);
        producer.Flush(TimeSpan.FromMinutes(1));
    }

    private static StateImage Read(string bootstrap)
    {
        EngineSettings settings = new()
        {
            Kafka = new() { BootstrapServers = bootstrap },
            Topics = new() { State = Topic },
        };
        using StateRestorer restorer = new(settings, "benchmark", _ => { });
        return restorer.Read(0, CancellationToken.None);
    }
}
