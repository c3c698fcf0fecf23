using System.Collections.Immutable;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Scaling;

/// <summary>One way to run the engine.</summary>
/// <param name="Partitions">Of the sensor topic.</param>
/// <param name="Threads">Of each process.</param>
/// <param name="Processes">Of the engine.</param>
/// <param name="Rules">Name of the rules.</param>
internal sealed record ScalingVariant(int Partitions, int Threads, int Processes, string Rules = RuleVariants.Ten)
{
    /// <summary>The first is what all others are compared with.</summary>
    public static ImmutableArray<ScalingVariant> All { get; } =
    [
        new(1, 1, 1),
        new(2, 2, 1),
        new(4, 4, 1),
        new(2, 1, 2),
        new(4, 1, 4),
        new(4, 1, 1),
        new(16, 1, 1),
        new(64, 1, 1),
        new(1, 1, 1, RuleVariants.HundredElsewhere),
        new(1, 1, 1, RuleVariants.HundredHere),
    ];

    public string Name => $"{Partitions} partition(s), {Processes} process(es) of {Threads} thread(s), rules: {Rules}";

    /// <summary>Whether it has the rules of every other benchmark.</summary>
    public bool IsUsual => Rules == RuleVariants.Ten;

    public EngineProgram Program(string assembly, TemporaryFolder folder)
    {
        string file = folder.File($"rules-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, RuleVariants.Of(Rules));
        return new EngineProgram(assembly, file) { Name = Name, Threads = Threads, Processes = Processes };
    }
}
