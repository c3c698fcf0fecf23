using System.Globalization;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>The engine against a bare loop on the same topic, in turn, both in this process.</summary>
internal static class InProcessBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        int records = arguments.Number("--records", 2_000_000);
        int rounds = arguments.Number("--rounds", 5);
        BenchmarkTopics.Require(arguments.Bootstrap, arguments.Topic, records);
        string run = "benchmark-" + Guid.NewGuid().ToString("N")[..8];
        RuleSet rules = LimitRules.Load();
        InProcessFigures figures = new();
        Console.WriteLine("| round | bare records/s | bare CPU s per million | engine records/s | engine CPU s per million | events | commits |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");
        for (int round = 0; round <= rounds; round++)
        {
            Usage bare = BareLoop.Run(arguments.Bootstrap, arguments.Topic, records);
            EngineRun engine = new(arguments.Bootstrap, arguments.Topic, rules);
            Usage ours = await engine.RunAsync(records, $"{run}-{round}");
            long events = await engine.CountEventsAsync();
            long commits = await engine.CountTransactionsAsync();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {round} | {bare.RecordsPerSecond:F0} | {bare.CpuSecondsPerMillion:F2} | {ours.RecordsPerSecond:F0} | {ours.CpuSecondsPerMillion:F2} | {events} | {commits} |"));
            // Round 0 compiles the code.
            if (round > 0) figures.Add(bare, ours);
        }

        figures.Print();
    }
}
