using System.Globalization;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>Rounds of a bare loop and the engine over one topic, in turn.</summary>
/// <param name="bootstrap">Brokers.</param>
/// <param name="topic">Topic.</param>
/// <param name="records">Records in it.</param>
internal sealed class InProcessRounds(string bootstrap, string topic, int records)
{
    /// <summary>Makes the engine of each round.</summary>
    public required Func<EngineRun> Engine { get; init; }

    public int Partitions { get; init; } = 1;

    /// <summary>Events that every round must lead to; null: not known.</summary>
    public long? Expected { get; init; }

    /// <summary>Prints each round as it ends, then all of them.</summary>
    /// <param name="name">What the engines write to begins with this, and ends with the round.</param>
    /// <param name="rounds">Rounds that count; one before them, which compiles the code, does not.</param>
    /// <exception cref="InvalidOperationException">The engine wrote other events than expected.</exception>
    public async Task RunAsync(string name, int rounds)
    {
        InProcessFigures figures = new();
        Console.WriteLine("| round | bare records/s | bare CPU s per million | engine records/s | engine CPU s per million | events | commits |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");
        for (int round = 0; round <= rounds; round++)
        {
            Usage bare = BareLoop.Run(bootstrap, topic, records, Partitions);
            EngineRun engine = Engine();
            Usage ours = await engine.RunAsync(records, $"{name}-{round}");
            long events = await engine.CountEventsAsync();
            long commits = await engine.CountTransactionsAsync();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {round} | {bare.RecordsPerSecond:F0} | {bare.CpuSecondsPerMillion:F2} | {ours.RecordsPerSecond:F0} | {ours.CpuSecondsPerMillion:F2} | {events} | {commits} |"));
            if (Expected is { } expected && events != expected)
                throw new InvalidOperationException($"{events} events in round {round}, not {expected}.");
            if (round > 0) figures.Add(bare, ours);
        }

        figures.Print();
    }
}
