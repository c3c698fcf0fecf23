using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Pipelines;

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
        fill          the sensor topic for the benchmarks with a broker
                      [--bootstrap HOST:PORT] [--records 2000000] [--topic benchmark-sensordata]
        side-by-side  the engine against a bare consume-and-parse loop on one topic, in turn
                      [--bootstrap HOST:PORT] [--records 2000000] [--rounds 5] [--topic benchmark-sensordata]
        memory        resident memory over records, through the data path without Kafka
                      [--records 10000000]
        load          the part of a restore that needs no broker
                      [--sensors 100000] [--rounds 5]
        restore       a partition with one active alarm a sensor, from its state topic
                      [--bootstrap HOST:PORT] [--sensors 100000] [--rounds 3]
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        Arguments arguments = new(args.Length > 0 ? args[1..] : []);
        switch (args.FirstOrDefault())
        {
            case "pipeline":
                PipelineBenchmark.Run(arguments);
                return 0;
            case "events":
                EventBenchmark.Run(arguments);
                return 0;
            case "fill":
                await TopicFiller.RunAsync(arguments);
                return 0;
            case "side-by-side":
                await SideBySideBenchmark.RunAsync(arguments);
                return 0;
            case "memory":
                MemoryBenchmark.Run(arguments);
                return 0;
            case "load":
                LoadBenchmark.Run(arguments);
                return 0;
            case "restore":
                await RestoreBenchmark.RunAsync(arguments);
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 64;
        }
    }
}
