using BenchmarkDotNet.Attributes;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Pipelines;

namespace KafkaAlarms.Benchmarks.Stages;

/// <summary>Stages 2 to 6 for records of a thousand sensors in turn, with more and more rules.</summary>
/// <remarks>What a row has beyond the one above it is the cost of the rules it has more.</remarks>
public class PathStage
{
    private const int Records = 100_000;

    private readonly RecordBlock block = new(new SensorContent(), Records);
    private PipelineLane lane = null!;
    private long offset;

    public static IEnumerable<string> Variants => RuleVariants.Names;

    [ParamsSource(nameof(Variants))]
    public string Rules { get; set; } = "10";

    [GlobalSetup]
    public void Setup()
    {
        lane = PipelineLane.With(RuleVariants.Of(Rules));
        offset = 0;
    }

    /// <summary>New records each time: repeated ones would be duplicates.</summary>
    [IterationSetup]
    public void Fill()
    {
        lane.Commit();
        block.Fill(offset);
        offset += Records;
    }

    [Benchmark(OperationsPerInvoke = Records, Description = "decode to produce")]
    public long Process()
    {
        lane.Run(block);
        return lane.Events;
    }
}
