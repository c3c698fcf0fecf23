using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Alarms;
using KafkaAlarms.Engine.Demo;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>The engine against a bare loop on the client library's mock cluster, in turn, all in this process.</summary>
/// <remarks>Needs no Kafka. What the cluster's thread works is in the CPU of both.</remarks>
internal static class MockBenchmark
{
    private const string Topic = "benchmark-sensordata";

    /// <summary>What the cluster keeps of a topic, 5 MiB a partition, has room for at least so many.</summary>
    private const int MostRecords = 500_000;

    public static async Task RunAsync(Arguments arguments)
    {
        int records = arguments.Number("--records", MostRecords);
        if (records is < 1 or > MostRecords)
            throw new InvalidOperationException($"--records {records}: the mock cluster has room for {MostRecords}.");
        int rounds = arguments.Number("--rounds", 5);
        string run = InProcessBenchmark.RunName();
        // It makes topics only when it is asked for them.
        IEnumerable<string> written = Enumerable.Range(0, rounds + 1).SelectMany(round => EngineRun.TopicsOf($"{run}-{round}"));
        using MockCluster cluster = MockCluster.Start([Topic, .. written]);
        SensorContent content = new();
        TopicFiller.Write(cluster.Address, Topic, content, records);
        int partitions = cluster.PartitionsOf(Topic).Count;
        BenchmarkTopics.Require(cluster.Address, Topic, records, partitions);
        RuleSet rules = LimitRules.Load();
        InProcessRounds all = new(cluster.Address, Topic, records)
        {
            Engine = () => new EngineRun(cluster.Address, Topic, rules, partitions) { TellsTopicSettings = false },
            Partitions = partitions,
            Expected = ExpectedAlarms.Of(content, records).Count,
        };
        await all.RunAsync(run, rounds);
    }
}
