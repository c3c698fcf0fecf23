using KafkaAlarms.AlarmModel.Records;
using KafkaAlarms.AlarmModel.Rules;

namespace KafkaAlarms.AlarmModel.Alarms;

/// <summary>The alarm of one rule on the silence of one sensor.</summary>
/// <param name="listedAt">Kafka time from which a sensor never heard of is watched.</param>
public sealed class NoDataAlarm(
    (string Rule, string Sensor) owner, ModelNoData settings, DateTime listedAt, List<ModelEvent> events)
{
    private ModelSample? last;
    private Episode? episode;

    private DateTime Due => (last?.KafkaTime ?? listedAt) + settings.After;

    public void PassKafkaTime(DateTime kafkaTime)
    {
        if (episode is not null || kafkaTime <= Due) return;
        EpisodeToken token = last is null ? EpisodeToken.NeverHeard(listedAt) : EpisodeToken.Of(last, level: null);
        episode = new Episode((owner.Rule, owner.Sensor, "no_data"), token, Due);
        events.Add(episode.Event("raised", null, settings.Severity, Due, last));
    }

    public void Hear(ModelSample sample)
    {
        last = sample;
        if (episode is null) return;
        DateTime time = sample.Time >= episode.RaisedAt ? sample.Time
            : sample.KafkaTime >= episode.RaisedAt ? sample.KafkaTime : episode.RaisedAt;
        events.Add(episode.Event("cleared", null, settings.Severity, time, sample));
        episode = null;
    }
}
