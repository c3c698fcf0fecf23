using KafkaAlarms.Engine.Model.Events;

namespace KafkaAlarms.Engine.Replay.Figures;

/// <summary>Puts alarm events together to episodes.</summary>
internal sealed class EpisodeTracker
{
    private readonly List<AlarmEpisode> episodes = [];
    private readonly Dictionary<Guid, int> open = [];

    /// <summary>All episodes so far, in the order of their raises in the input.</summary>
    public IReadOnlyList<AlarmEpisode> Episodes => episodes;

    /// <summary>Takes the next event of its alarm.</summary>
    public void Take(AlarmEvent alarm)
    {
        if (alarm.Event == AlarmEventKind.Raised)
        {
            open[alarm.AlarmId] = episodes.Count;
            episodes.Add(new AlarmEpisode(
                alarm.AlarmKey, alarm.Level, alarm.Priority, alarm.OccurredAt, null, alarm.Message));
        }
        else if (open.TryGetValue(alarm.AlarmId, out int index))
        {
            AlarmEpisode episode = episodes[index];
            AlarmPriority priority = alarm.Priority > episode.Priority ? alarm.Priority : episode.Priority;
            episodes[index] = episode with { Priority = priority, ClearedAt = alarm.Active ? null : alarm.OccurredAt };
            if (!alarm.Active) open.Remove(alarm.AlarmId);
        }
    }
}
