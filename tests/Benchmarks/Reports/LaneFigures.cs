using System.Collections.Immutable;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Lanes;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The runs of a side-by-side measurement, lane by lane and as ratios within their round.</summary>
internal sealed class LaneFigures(ImmutableArray<LaneRun> runs)
{
    public const string OurEngine = "engine";
    public const string Bare = "bare loop";
    public const string FastStreams = "Kafka Streams, ParallelGC";
    public const string SmallStreams = "Kafka Streams, SerialGC";

    /// <summary>Lanes that ran, in the order of the tables.</summary>
    public ImmutableArray<string> Lanes { get; } =
        [.. new[] { FastStreams, SmallStreams, OurEngine, Bare }.Where(lane => runs.Any(run => run.Lane == lane))];

    /// <summary>One figure of a lane over its rounds.</summary>
    public Series Of(string lane, Func<LaneRun, double?> figure) =>
        Series.Of(runs.Where(run => run.Lane == lane).Select(figure).OfType<double>());

    /// <summary>A figure of one lane by that of another one, round by round.</summary>
    public Series Ratio(string lane, string other, Func<LaneRun, double?> figure) => Series.Of(
        from run in runs.Where(run => run.Lane == lane)
        join peer in runs.Where(run => run.Lane == other) on run.Round equals peer.Round
        let ratio = figure(run) / figure(peer)
        where ratio is not null
        select ratio.Value);
}
