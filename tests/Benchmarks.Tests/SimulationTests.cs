using KafkaAlarms.Benchmarks.Peers.Scaling;
using KafkaAlarms.Benchmarks.Reports;
using KafkaAlarms.Benchmarks.Simulation;

namespace KafkaAlarms.Benchmarks.Tests;

public sealed class SimulationTests
{
    private static readonly ScalingCosts Nothing = new(0, 0, 0, 0);

    /// <summary>One and 64 partitions over the same records in two seconds, so in twenty commits.</summary>
    [Fact]
    public void Of_TwoLanes_SplitsWhatRecordsCostFromWhatCommitsCost()
    {
        ScalingVariant[] variants =
            [.. ScalingVariant.All.Where(variant => variant is { Threads: 1, Processes: 1, IsUsual: true, Partitions: 1 or 64 })];
        SideBySideData data = Some.SideBySide(
            [.. variants.Select(variant => Some.Run(variant.Name, 1, cpu: 1.5 + (20 * variant.Partitions * 0.0001)))]);

        ScalingCosts costs = ScalingCosts.Of(data);

        costs.ClientPerRecord.ShouldBe(1.5e-6, 1e-12);
        costs.ClientPerCommit.ShouldBe(0.0001, 1e-9);
        costs.BrokerPerRecord.ShouldBe(1e-6, 1e-12);
        costs.BrokerPerCommit.ShouldBe(0, 1e-9);
    }

    [Theory]
    [InlineData(0, 0.003, 0.008)]
    [InlineData(0.1, 0.04, 0.07)]
    public void Step_WithIdleBrokers_DelaysByTheWaitForACommit(double pause, double least, double most)
    {
        double[] delays = Delays(Run(Nothing, pause, brokerCores: 1));

        delays[delays.Length / 2].ShouldBeInRange(least, most);
    }

    [Fact]
    public void Step_WithBusyBrokers_CommitsLessOftenAndLosesNoRecord()
    {
        SimulatedThread idle = Run(Nothing, pause: 0, brokerCores: 1);
        SimulatedThread busy = Run(Nothing with { BrokerPerCommit = 0.005 }, pause: 0, brokerCores: 1);

        busy.Commits.ShouldBeLessThan(idle.Commits);
        busy.Records.ShouldBe(idle.Records);
        Delays(busy)[^1].ShouldBeGreaterThan(Delays(idle)[^1]);
    }

    [Fact]
    public void Step_WithMoreThanAThreadCanDo_IsBusyAllTheTime()
    {
        SimulatedThread thread = Run(Nothing with { ClientPerRecord = 0.001 }, pause: 0, brokerCores: 1);

        thread.Worked.ShouldBeInRange(9.9, 10.1);
        thread.Records.ShouldBeInRange(9_900, 10_100);
    }

    /// <summary>Ten seconds of four partitions with a thousand records a second each.</summary>
    private static SimulatedThread Run(ScalingCosts costs, double pause, int brokerCores)
    {
        SimulatedThread thread = new(costs, 4, 1_000, pause, new Random(1));
        SimulatedBrokers brokers = new(brokerCores, 1);
        while (thread.Now < 10) thread.Step(brokers);
        return thread;
    }

    private static double[] Delays(SimulatedThread thread) => [.. thread.Delays.Order()];
}
