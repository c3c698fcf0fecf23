using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers;
using KafkaAlarms.Benchmarks.Peers.Delays;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Benchmarks.Peers.ManySensors;
using KafkaAlarms.Benchmarks.Peers.Scaling;
using KafkaAlarms.Benchmarks.Pipelines;
using KafkaAlarms.Benchmarks.Reports;
using KafkaAlarms.Benchmarks.Simulation;
using KafkaAlarms.Benchmarks.Stages;

namespace KafkaAlarms.Benchmarks;

/// <summary>The benchmarks by name.</summary>
internal static class BenchmarkCatalog
{
    private const string Usage =
        """
        pipeline      the data path without Kafka against a bare JSON reader
                      [--rounds 9] [--records 200000] [--stages]
        events        each step of an event by itself: build, encode, check, headers, state record
                      [--rounds 9] [--events 20000]
        stages        each stage by itself, by BenchmarkDotNet: each record form, no to a hundred rules, an event
                      [--rounds 15] [--only decode|path|event] [--results NAME]
        growth        cost of a record with more and more sensors, and in larger and larger records
                      [--records 1000000] [--rounds 3] [--sensors 1,100,10000,1000000] [--bytes 1000,10000,100000] [--results NAME]
        memory        resident memory and cost over records, through the data path without Kafka
                      [--records 10000000] [--sensors 1000]
        load          the part of a restore that needs no broker
                      [--sensors 100000] [--rounds 5]

        mock          the engine against a bare consume-and-parse loop on the client library's mock cluster, in turn
                      [--records 500000] [--rounds 5]

        With a broker of their own, from KAFKA_HOME:
        side-by-side  Kafka Streams, the engine and a bare consume-and-parse loop, each as processes, in turn
                      [--records 5000000] [--rounds 5] [--partitions 1] [--threads 1]
                      [--peers FOLDER, or KAFKA_PEERS] [--engine kafka-alarms.dll] [--results NAME]
        delay         Kafka Streams and the engine at steady rates, in turn: from a record to its alarm
                      [--rates 1000,10000] [--seconds 60] [--warm-up 15] [--rounds 3] [--partitions 1] [--threads 1]
                      [--peers FOLDER, or KAFKA_PEERS] [--engine kafka-alarms.dll] [--results NAME]
        compare       side-by-side, delay and picture, one after the other, with the options of both
                      [--results NAME]
        scaling       the engine with 1 to 64 partitions, 1 to 4 threads and processes, 10 and 100 rules, in turn
                      [--records 5000000] [--rounds 3] [--only PART OF A NAME] [--engine kafka-alarms.dll] [--results NAME]
        many-sensors  the engine's memory with very many sensors, and how soon it is ready again
                      [--sensors 1000000] [--turns 3] [--partitions 1] [--threads 1] [--rounds 3]
                      [--engine kafka-alarms.dll] [--results NAME]
        simulate      up to a thousand partitions on paper, from what scaling has measured
                      --scaling NAME.json [--rate 1000] [--partitions-per-thread 16] [--partitions 1,4,16,64,250,1000]
        picture       of both, from the data that they have written
                      --side-by-side NAME.json --delay NAME.json [--out comparison.svg]

        With a broker that runs, [--bootstrap HOST:PORT, or KAFKA_BOOTSTRAP]:
        fill          the sensor topic for in-process
                      [--records 2000000] [--topic benchmark-sensordata]
        in-process    the engine against a bare consume-and-parse loop on one topic, in turn, both in this process
                      [--records 2000000] [--rounds 5] [--topic benchmark-sensordata]
        restore       a partition with one active alarm a sensor, from its state topic
                      [--sensors 100000] [--rounds 3]
        """;

    private static readonly Dictionary<string, Func<Arguments, Task>> Benchmarks = new()
    {
        ["pipeline"] = At(PipelineBenchmark.Run),
        ["events"] = At(EventBenchmark.Run),
        ["growth"] = GrowthBenchmark.RunAsync,
        ["memory"] = At(MemoryBenchmark.Run),
        ["load"] = At(LoadBenchmark.Run),
        ["side-by-side"] = SideBySideBenchmark.RunAsync,
        ["delay"] = DelayBenchmark.RunAsync,
        ["compare"] = Comparison.RunAsync,
        ["scaling"] = ScalingBenchmark.RunAsync,
        ["many-sensors"] = ManySensorsBenchmark.RunAsync,
        ["stages"] = StagesBenchmark.RunAsync,
        ["simulate"] = At(ScalingSimulation.Run),
        ["picture"] = At(ComparisonPicture.Run),
        ["bare-loop"] = At(BareLane.Run),
        ["fill"] = TopicFiller.RunAsync,
        ["mock"] = MockBenchmark.RunAsync,
        ["in-process"] = InProcessBenchmark.RunAsync,
        ["restore"] = RestoreBenchmark.RunAsync,
    };

    /// <summary>Runs one, or prints the options of all.</summary>
    /// <param name="args">Its name and its options.</param>
    /// <param name="output">Where help is printed; null: standard output.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter? output = null)
    {
        if (args.Any(one => one is "--help" or "-h" or "-?"))
        {
            await (output ?? Console.Out).WriteLineAsync(Usage);
            return 0;
        }

        if (!Benchmarks.TryGetValue(args.FirstOrDefault(""), out Func<Arguments, Task>? run))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 64;
        }

        try
        {
            await run(new Arguments(args));
            return 0;
        }
        catch (InvalidOperationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static Func<Arguments, Task> At(Action<Arguments> run) => arguments =>
    {
        run(arguments);
        return Task.CompletedTask;
    };
}
