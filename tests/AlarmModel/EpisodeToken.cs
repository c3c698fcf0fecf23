namespace KafkaAlarms.AlarmModel;

/// <summary>What makes an alarm_id, beside key, topic and partition.</summary>
/// <param name="Offset">Of the first active sample, no data: of the last heard; null for a sensor never heard of.</param>
/// <param name="Index">Its position in the Kafka record; null for a sensor never heard of.</param>
/// <param name="Time">Its record time; for a sensor never heard of the time at which its listing was first seen.</param>
/// <param name="Level">The level that the raise shows; null for no data.</param>
public sealed record EpisodeToken(long? Offset, int? Index, DateTime Time, string? Level)
{
    public static EpisodeToken Of(Records.ModelSample sample, string? level) =>
        new(sample.Offset, sample.Index, sample.Time, level);

    public static EpisodeToken NeverHeard(DateTime listedAt) => new(null, null, listedAt, null);
}
