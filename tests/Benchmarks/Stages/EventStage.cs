using BenchmarkDotNet.Attributes;
using KafkaAlarms.Benchmarks.Pipelines;

namespace KafkaAlarms.Benchmarks.Stages;

/// <summary>Stages 4 to 6 of a sample that matters: the state machine, and what an event costs step by step.</summary>
public class EventStage
{
    private readonly EventLane lane = new();
    private readonly StateMachineLane machine = new();

    [Benchmark(Description = "raise: a sample that changes nothing")]
    public bool Same() => machine.Same();

    [Benchmark(OperationsPerInvoke = 2, Description = "raise: a sample that raises or clears")]
    public bool ClearAndRaise() => machine.ClearAndRaise();

    [Benchmark(Description = "raise: build the event")]
    public int Build() => lane.Build();

    [Benchmark(Description = "validate: encode and check the event")]
    public int EncodeAndCheck() => lane.Encode() + lane.Check();

    [Benchmark(Description = "produce: headers")]
    public int Headers() => lane.Headers();

    [Benchmark(Description = "produce: state record")]
    public int State() => lane.State();
}
