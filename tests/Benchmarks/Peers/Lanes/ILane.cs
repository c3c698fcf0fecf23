namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>Something that reads the sensor topic once, from its beginning to its end.</summary>
internal interface ILane
{
    /// <summary>What it is called in results.</summary>
    string Name { get; }

    /// <summary>Reads once, measured.</summary>
    Task<LaneRun> RunAsync(int round);
}
