using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Replay.Figures;

/// <summary>What an operator would feel: the figures of ISA-18.2 and EEMUA 191 over one period.</summary>
internal sealed class AlarmFigures
{
    /// <summary>How many of the most frequent alarms are shown.</summary>
    public const int MostFrequent = 10;

    /// <summary>An alarm that is gone after this time at most could not be answered.</summary>
    public static readonly TimeSpan FleetingTime = TimeSpan.FromSeconds(10);

    /// <summary>An alarm that stands for longer says nothing any more.</summary>
    public static readonly TimeSpan StaleTime = TimeSpan.FromHours(24);

    private static readonly TimeSpan ChatterTime = TimeSpan.FromSeconds(60);
    private const int ChatterRaises = 3;

    /// <param name="episodes">All alarms.</param>
    /// <param name="period">Time of the input; extended where a delay ended after it.</param>
    public AlarmFigures(IReadOnlyList<AlarmEpisode> episodes, Period period)
    {
        DateTime[] raises = [.. episodes.Select(episode => episode.RaisedAt)];
        foreach (AlarmEpisode episode in episodes)
            period = period.With(episode.RaisedAt).With(episode.ClearedAt ?? episode.RaisedAt);
        Period = period;
        Alarms = episodes.Count;
        PerHour = AlarmRate.Of(TimeSpan.FromHours(1), raises, period);
        PerTenMinutes = AlarmRate.Of(Flood.Interval, raises, period);
        Floods = Flood.Of(raises);
        ILookup<string, AlarmEpisode> byKey = episodes.ToLookup(episode => episode.AlarmKey);
        HashSet<AlarmEpisode> chattering = new(byKey.SelectMany(ChatteringOf), ReferenceEqualityComparer.Instance);
        Chattering = chattering.Count;
        ChatteringAlarms = chattering.Select(episode => episode.AlarmKey).Distinct().Count();
        Fleeting = episodes.Count(one => one.ClearedAt is not null && one.ActiveFor(period.To) <= FleetingTime
            && !chattering.Contains(one));
        Standing = episodes.Count(one => one.ClearedAt is null);
        Stale = episodes.Count(one => one.ActiveFor(period.To) > StaleTime);
        TimeInAlarm = Union(episodes, period.To);
        Frequent =
        [
            .. byKey.Select(group => new AlarmFrequency(group.Key, group.Count(), Union(group, period.To)))
                .OrderByDescending(one => one.Raises).ThenByDescending(one => one.Time)
                .ThenBy(one => one.AlarmKey, StringComparer.Ordinal),
        ];
    }

    /// <summary>The period that all figures are about.</summary>
    public Period Period { get; }

    /// <summary>Number of raises; returns and changes of level are none.</summary>
    public int Alarms { get; }

    public AlarmRate PerHour { get; }

    public AlarmRate PerTenMinutes { get; }

    public Flood Floods { get; }

    /// <summary>Raises of one alarm that came three times and more within 60 s.</summary>
    public int Chattering { get; }

    /// <summary>Number of alarms that chatter.</summary>
    public int ChatteringAlarms { get; }

    /// <summary>Alarms that were gone within <see cref="FleetingTime"/> and did not chatter.</summary>
    public int Fleeting { get; }

    /// <summary>Alarms that were active at the end.</summary>
    public int Standing { get; }

    /// <summary>Alarms that were active for longer than <see cref="StaleTime"/>.</summary>
    public int Stale { get; }

    /// <summary>Time in which at least one alarm was active.</summary>
    public TimeSpan TimeInAlarm { get; }

    /// <summary>Every alarm, the most frequent first.</summary>
    public ImmutableArray<AlarmFrequency> Frequent { get; }

    private static IEnumerable<AlarmEpisode> ChatteringOf(IEnumerable<AlarmEpisode> ofOneKey)
    {
        AlarmEpisode[] raises = [.. ofOneKey.OrderBy(episode => episode.RaisedAt)];
        for (int last = ChatterRaises - 1; last < raises.Length; last++)
        {
            int first = last - ChatterRaises + 1;
            if (raises[last].RaisedAt - raises[first].RaisedAt > ChatterTime) continue;
            for (int i = first; i <= last; i++) yield return raises[i];
        }
    }

    /// <summary>Time in which any of the alarms was active.</summary>
    private static TimeSpan Union(IEnumerable<AlarmEpisode> episodes, DateTime end)
    {
        TimeSpan sum = TimeSpan.Zero;
        DateTime until = DateTime.MinValue;
        foreach (AlarmEpisode episode in episodes.OrderBy(episode => episode.RaisedAt))
        {
            DateTime from = episode.RaisedAt > until ? episode.RaisedAt : until;
            DateTime to = episode.RaisedAt + episode.ActiveFor(end);
            if (to <= from) continue;
            sum += to - from;
            until = to;
        }

        return sum;
    }
}
