using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Replay.Figures;

/// <summary>Episodes of one alarm under several rule sets that overlap in time: what an operator would see as one
/// thing, once or often.</summary>
/// <param name="AlarmKey">Rule, sensor and instance.</param>
/// <param name="From">First raise, UTC.</param>
/// <param name="ByLane">The episodes of each rule set, in the order of the rule sets.</param>
internal sealed record AlarmCluster(
    string AlarmKey, DateTime From, ImmutableArray<ImmutableArray<AlarmEpisode>> ByLane)
{
    /// <summary>Finds the clusters of several runs over one input.</summary>
    /// <param name="lanes">The episodes of each run.</param>
    /// <param name="end">End of the input, UTC.</param>
    /// <returns>All clusters in the order of their first raises.</returns>
    public static IEnumerable<AlarmCluster> Of(IReadOnlyList<IReadOnlyList<AlarmEpisode>> lanes, DateTime end) =>
        lanes.SelectMany((episodes, lane) => episodes.Select(episode => (Episode: episode, Lane: lane)))
            .GroupBy(one => one.Episode.AlarmKey)
            .SelectMany(ofOneKey => OfOneKey([.. ofOneKey.OrderBy(one => one.Episode.RaisedAt)], lanes.Count, end))
            .OrderBy(cluster => cluster.From)
            .ThenBy(cluster => cluster.AlarmKey, StringComparer.Ordinal);

    private static IEnumerable<AlarmCluster> OfOneKey(
        (AlarmEpisode Episode, int Lane)[] sorted, int lanes, DateTime end)
    {
        int first = 0;
        DateTime until = DateTime.MinValue;
        for (int i = 0; i <= sorted.Length; i++)
        {
            bool isApart = i == sorted.Length || (i > first && sorted[i].Episode.RaisedAt > until);
            if (isApart && i > first)
            {
                yield return Of(sorted[first..i], lanes);
                first = i;
                until = DateTime.MinValue;
            }

            if (i == sorted.Length) yield break;
            AlarmEpisode episode = sorted[i].Episode;
            DateTime cleared = episode.RaisedAt + episode.ActiveFor(end);
            if (cleared > until) until = cleared;
        }
    }

    private static AlarmCluster Of((AlarmEpisode Episode, int Lane)[] episodes, int lanes) => new(
        episodes[0].Episode.AlarmKey,
        episodes[0].Episode.RaisedAt,
        [
            .. Enumerable.Range(0, lanes).Select(
                lane => episodes.Where(one => one.Lane == lane).Select(one => one.Episode).ToImmutableArray()),
        ]);
}
