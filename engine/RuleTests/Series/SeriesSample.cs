namespace KafkaAlarms.Engine.RuleTests.Series;

/// <summary>One value of one measurement, as it is sent.</summary>
internal readonly record struct SeriesSample(string Measurement, string? Unit, SeriesPoint Point);
