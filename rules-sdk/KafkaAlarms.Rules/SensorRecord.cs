using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KafkaAlarms.Rules;

/// <summary>One sensor record as a rule sees it: the good samples that share one time.</summary>
/// <remarks>
/// Duplicates, late samples and samples of bad quality are already gone. Valid during <see cref="IAlarmRule.Evaluate"/>
/// only: no span of it may be kept, but strings and numbers may.
/// </remarks>
public readonly ref struct SensorRecord
{
    private readonly ReadOnlySpan<Sample> samples;
    private readonly ReadOnlySpan<int> selected;
    private readonly ReadOnlySpan<LatestValue> latest;
    private readonly Span<byte> remembered;

    /// <summary>Makes a record; the engine and test kits do.</summary>
    /// <param name="sensor">Where the record comes from.</param>
    /// <param name="time">Record time, UTC.</param>
    /// <param name="samples">Good samples, one a name.</param>
    /// <param name="selected">Indexes of the samples that belong to the rule's <c>measurement</c>.</param>
    /// <param name="latest">Last known numbers of the sensor, those of this record included.</param>
    public SensorRecord(
        Sensor sensor,
        DateTime time,
        ReadOnlySpan<Sample> samples,
        ReadOnlySpan<int> selected,
        ReadOnlySpan<LatestValue> latest)
        : this(sensor, time, samples, selected, latest, default)
    {
    }

    /// <summary>Makes a record for a rule that remembers; the engine and test kits do.</summary>
    /// <param name="sensor">Where the record comes from.</param>
    /// <param name="time">Record time, UTC.</param>
    /// <param name="samples">Good samples, one a name.</param>
    /// <param name="selected">Indexes of the samples that belong to the rule's <c>measurement</c>.</param>
    /// <param name="latest">Last known numbers of the sensor, those of this record included.</param>
    /// <param name="remembered">What the rule remembers of the sensor, which it may change.</param>
    public SensorRecord(
        Sensor sensor,
        DateTime time,
        ReadOnlySpan<Sample> samples,
        ReadOnlySpan<int> selected,
        ReadOnlySpan<LatestValue> latest,
        Span<byte> remembered)
    {
        Sensor = sensor;
        Time = time;
        this.samples = samples;
        this.selected = selected;
        this.latest = latest;
        this.remembered = remembered;
    }

    /// <summary>The sensor that the record comes from.</summary>
    public Sensor Sensor { get; }

    /// <summary>Record time, UTC: the only clock a rule has.</summary>
    public DateTime Time { get; }

    /// <summary>All good samples of the record, whatever the rule selects.</summary>
    public ReadOnlySpan<Sample> Samples => samples;

    /// <summary>Indexes in <see cref="Samples"/> of those that the rule's <c>measurement</c> selects.</summary>
    /// <value>All, when the rules file names no measurement; never one in another unit than the rule's.</value>
    public ReadOnlySpan<int> Selected => selected;

    /// <summary>Looks up the number of a measurement in this record.</summary>
    /// <param name="measurement">Declared by this rule.</param>
    /// <param name="number">Finite when found, else 0.</param>
    /// <returns>False when the record has no number of that name in the declared unit.</returns>
    public bool TryGet(Measurement measurement, out double number)
    {
        int index = IndexOf(measurement);
        bool found = index >= 0 && samples[index].Kind == SampleKind.Number;
        number = found ? samples[index].Number : 0;
        return found;
    }

    /// <summary>Looks up the sample of a measurement in this record, of whatever kind.</summary>
    /// <param name="measurement">Declared by this rule.</param>
    /// <param name="sample">The sample when found.</param>
    /// <returns>False when the record has no good sample of that name in the declared unit.</returns>
    public bool TryGetSample(Measurement measurement, out Sample sample)
    {
        int index = IndexOf(measurement);
        sample = index >= 0 ? samples[index] : default;
        return index >= 0;
    }

    /// <summary>Looks up the last known number of a measurement, also from an earlier record.</summary>
    /// <param name="measurement">Declared by this rule.</param>
    /// <param name="maxAge">Greatest distance in record time from this record, 0 or more.</param>
    /// <param name="number">Finite when found, else 0.</param>
    /// <returns>False when none is known in the declared unit, or it is older than <paramref name="maxAge"/>.</returns>
    public bool TryGetLatest(Measurement measurement, TimeSpan maxAge, out double number)
    {
        foreach (ref readonly LatestValue value in latest)
        {
            if (value.Name != measurement.Name || !Sample.Fits(value.Unit, measurement.Unit)) continue;
            bool isFresh = (Time - value.At).Duration() <= maxAge;
            number = isFresh ? value.Number : 0;
            return isFresh;
        }

        number = 0;
        return false;
    }

    /// <summary>Gives what the rule remembers of the sensor, to read and to change.</summary>
    /// <remarks>Changes hold from the next record on, unless <see cref="IAlarmRule.Evaluate"/> throws.</remarks>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="declared">Declared by this rule.</param>
    /// <returns>The sensor's own struct; zeros at first. Valid during the call only.</returns>
    /// <exception cref="InvalidOperationException">The rule did not declare it.</exception>
    public ref T Recall<T>(Remembered<T> declared)
        where T : unmanaged
    {
        if (declared is null || Unsafe.SizeOf<T>() != remembered.Length)
            throw new InvalidOperationException("The rule did not declare in Configure what it remembers.");
        return ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(remembered));
    }

    private int IndexOf(Measurement measurement)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            if (samples[i].Name == measurement.Name) return samples[i].IsIn(measurement.Unit) ? i : -1;
        }

        return -1;
    }
}
