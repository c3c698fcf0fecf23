namespace KafkaAlarms.Engine.RuleTests.Series;

/// <summary>Makes the sensor records of several series, in order of time.</summary>
internal static class SeriesMerger
{
    /// <summary>Merges series: what a sensor sends at one time is one record.</summary>
    /// <returns>Records of equal time in the order of their series.</returns>
    public static IEnumerable<SeriesRecord> Merge(IReadOnlyList<SeriesInput> series) =>
        from input in series
        from step in Enumerable.Range(0, input.Points.Length)
        let point = input.Points[step]
        where !point.IsMissing
        let sample = new SeriesSample(input.Measurement, input.Unit, point)
        group sample by (At: input.Start + (input.Every * step), input.Sensor) into record
        orderby record.Key.At
        select new SeriesRecord(record.Key.At, record.Key.Sensor, [.. record]);
}
