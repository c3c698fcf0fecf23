using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Benchmarks.Peers.Scaling;
using KafkaAlarms.Benchmarks.Reports;

namespace KafkaAlarms.Benchmarks.Simulation;

/// <summary>What records and commits cost, taken from a measurement of the engine with few and with many partitions.</summary>
/// <param name="ClientPerRecord">CPU seconds of the engine for a record.</param>
/// <param name="ClientPerCommit">CPU seconds of the engine for each partition in a commit.</param>
/// <param name="BrokerPerRecord">CPU seconds of the broker for a record.</param>
/// <param name="BrokerPerCommit">CPU seconds of the broker for each partition in a commit.</param>
internal sealed record ScalingCosts(
    double ClientPerRecord, double ClientPerCommit, double BrokerPerRecord, double BrokerPerCommit)
{
    private const double CommitsPerSecond = 10;

    /// <summary>Splits the costs of two measured lanes into what grows with records and what grows with partitions.</summary>
    /// <remarks>CPU = records × a + partitions × commits × b, at two numbers of partitions: two equations.</remarks>
    public static ScalingCosts Of(SideBySideData data)
    {
        LaneFigures figures = new(data.Runs);
        ScalingVariant[] measured =
        [
            .. ScalingVariant.All.Where(variant => variant is { Threads: 1, Processes: 1, IsUsual: true })
                .Where(variant => data.Runs.Any(run => run.Lane == variant.Name))
                .OrderBy(variant => variant.Partitions),
        ];
        ScalingVariant few = measured[0];
        ScalingVariant many = measured[^1];
        double PartitionCommits(ScalingVariant variant) =>
            figures.Of(variant.Name, run => run.Seconds * CommitsPerSecond / run.Records).Median * variant.Partitions;
        double PerRecord(ScalingVariant variant, Func<LaneRun, double?> cpu) =>
            figures.Of(variant.Name, run => cpu(run) / run.Records).Median;
        (double Record, double Commit) Split(Func<LaneRun, double?> cpu)
        {
            double commit = Math.Max(0, (PerRecord(many, cpu) - PerRecord(few, cpu)) / (PartitionCommits(many) - PartitionCommits(few)));
            return (PerRecord(few, cpu) - (commit * PartitionCommits(few)), commit);
        }

        (double clientRecord, double clientCommit) = Split(run => run.ClientCpuSeconds);
        (double brokerRecord, double brokerCommit) = Split(run => run.BrokerCpuSeconds);
        return new(clientRecord, clientCommit, brokerRecord, brokerCommit);
    }
}
