using System.Collections.Immutable;
using System.Globalization;

namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>All lanes in turn, several times.</summary>
internal static class LaneRounds
{
    /// <summary>Round 0 warms broker and page cache and is not kept; every other round runs backwards.</summary>
    public static async Task<ImmutableArray<LaneRun>> RunAsync(IReadOnlyList<ILane> lanes, int rounds)
    {
        List<LaneRun> runs = [];
        for (int round = 0; round <= rounds; round++)
        {
            foreach (ILane lane in round % 2 == 1 ? lanes : lanes.Reverse())
            {
                LaneRun run = await lane.RunAsync(round);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}, {run.Lane}: {run.RecordsPerSecond:F0} records/s, CPU s per million {run.ClientCpuPerMillion:F2}, broker {run.BrokerCpuPerMillion:F2}, peak RSS {run.PeakMebibytes:F0} MiB"));
                if (round > 0) runs.Add(run);
            }
        }

        return [.. runs];
    }
}
