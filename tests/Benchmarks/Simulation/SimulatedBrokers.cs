namespace KafkaAlarms.Benchmarks.Simulation;

/// <summary>Cores of the brokers: each works off one commit after the other, and records between them.</summary>
/// <param name="cores">All together.</param>
/// <param name="share">Share of each core that records leave for commits.</param>
internal sealed class SimulatedBrokers(int cores, double share)
{
    private readonly double[] freeAt = new double[cores];

    /// <summary>CPU seconds given to commits.</summary>
    public double Worked { get; private set; }

    /// <summary>When a commit that asks for so much CPU is done.</summary>
    public double Commit(double now, double cpuSeconds)
    {
        int core = Array.IndexOf(freeAt, freeAt.Min());
        double begin = Math.Max(now, freeAt[core]);
        Worked += cpuSeconds;
        return freeAt[core] = begin + (cpuSeconds / share);
    }
}
