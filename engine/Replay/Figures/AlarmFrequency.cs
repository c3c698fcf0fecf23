namespace KafkaAlarms.Engine.Replay.Figures;

/// <summary>How often and how long one alarm was there.</summary>
/// <param name="AlarmKey">Rule, sensor and instance.</param>
/// <param name="Raises">Number of raises.</param>
/// <param name="Time">Time in alarm.</param>
internal sealed record AlarmFrequency(string AlarmKey, int Raises, TimeSpan Time);
