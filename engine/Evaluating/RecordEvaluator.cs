using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Evaluating;

/// <summary>Stage 3: sifts the samples of a sensor record and lets rules judge what is new.</summary>
/// <remarks>One for each stream thread; buffers are reused for each record.</remarks>
internal sealed class RecordEvaluator
{
    /// <summary>Most verdicts of one rule on one record.</summary>
    private const int MostVerdicts = 4_096;

    private readonly SampleOrder order;
    private readonly ThreadCounters counts;
    private readonly Verdict[] verdicts = new Verdict[MostVerdicts];
    private readonly byte[] before = new byte[RuleSetup.MostRememberedBytes];
    private int[] selected = new int[16];
    private long clock;

    public RecordEvaluator(DecodingOptions options, ThreadCounters counts)
    {
        this.counts = counts;
        order = new SampleOrder(options);
        Comparing = new ComparingRules(Fresh);
    }

    /// <summary>True while records are read again, whose samples were counted when they were evaluated.</summary>
    public bool IsReplaying { get; set; }

    /// <summary>The new and good samples of the record sifted last.</summary>
    public FreshSamples Fresh { get; } = new();

    /// <summary>Rules that need not be called for the fresh samples.</summary>
    public ComparingRules Comparing { get; }

    /// <summary>Index among the fresh samples of the last one that the rule evaluated last selects.</summary>
    public int LastSelected { get; private set; }

    /// <summary>Sorts out what is repeated, late, of bad quality or read by no rule; remembers the rest.</summary>
    /// <returns>Fresh when a sample is; else what became of the record: the last that was repeated or late, then any
    /// that no rule reads, then bad quality, which stands for another unit as well.</returns>
    public SampleDisposition Sift(
        SensorState sensor, DecodedBatch batch, in DecodedRecord record, long kafkaTime)
    {
        Fresh.Begin(batch, in record);
        ReadOnlySpan<Sample> samples = batch.SamplesOf(in record);
        ReadOnlySpan<bool> standIns = batch.StandInsOf(in record);
        clock = RuleClock.Now;
        SampleDisposition rest = SampleDisposition.BadQuality;
        for (int i = 0; i < samples.Length; i++)
        {
            SampleDisposition disposition = Sift(sensor, in record, in samples[i], i, standIns[i], kafkaTime);
            Count(disposition);
            if (disposition is SampleDisposition.Duplicate or SampleDisposition.Late) rest = disposition;
            bool isIgnored = disposition == SampleDisposition.Ignored && rest == SampleDisposition.BadQuality;
            if (isIgnored) rest = disposition;
        }

        return Fresh.Count > 0 ? SampleDisposition.Fresh : rest;
    }

    /// <summary>Lets one rule judge the fresh samples.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="runner">The variant of the rule that applies.</param>
    /// <param name="binding">Index of the rule among the sensor's.</param>
    /// <param name="time">Record time, ticks.</param>
    /// <param name="heard">True when the record has a sample that the rule selects.</param>
    /// <returns>The verdicts, valid until the next call.</returns>
    public ReadOnlySpan<Verdict> Evaluate(
        SensorState sensor, RuleRunner runner, int binding, long time, out bool heard)
    {
        ReadOnlySpan<int> indexes = Select(sensor.Shape, runner, binding);
        heard = indexes.Length > 0;
        if (heard) LastSelected = indexes[^1];
        if (!heard && runner.Declared.IsEmpty) return default;
        Span<byte> remembered = runner.RememberedBytes == 0 ? default : Recall(sensor, runner, binding);
        SensorRecord view = new(
            sensor.Sensor,
            new DateTime(time, DateTimeKind.Utc),
            Fresh.Samples,
            indexes,
            sensor.Latest,
            remembered);
        int count = runner.Evaluate(in view, Fresh.Count, verdicts, ref clock);
        // What a rule remembers is as certain as its verdicts: after a fault neither counts.
        if (runner.HasFailed) before.AsSpan(0, remembered.Length).CopyTo(remembered);
        return verdicts.AsSpan(0, count);
    }

    private Span<byte> Recall(SensorState sensor, RuleRunner runner, int binding)
    {
        Span<byte> remembered = sensor.Recall(binding, runner);
        remembered.CopyTo(before);
        return remembered;
    }

    /// <summary>Says that time passed which no rule took.</summary>
    public void RestartClock() => clock = RuleClock.Now;

    /// <summary>Record time up to which the measurement of a verdict has come, ticks; of the whole record, the furthest
    /// of those in it that the rule reads.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="runner">The variant of the rule.</param>
    /// <param name="binding">Index of the rule among the sensor's.</param>
    /// <param name="verdict">Its verdict.</param>
    /// <param name="time">Record time, ticks.</param>
    public long ClockOf(SensorState sensor, RuleRunner runner, int binding, in Verdict verdict, long time)
    {
        if (verdict.SampleIndex != Verdict.WholeRecord) return ClockAt(sensor, verdict.SampleIndex);
        long furthest = 0;
        for (int i = 0; i < Fresh.Count; i++)
        {
            if (!RunsOn(sensor.Shape, runner, binding, Fresh.Slots[i])) continue;
            furthest = Math.Max(furthest, ClockAt(sensor, i));
        }

        return furthest > 0 ? furthest : ClockWithoutSample(sensor, runner, binding, time);
    }

    /// <summary>Clock of a verdict on a record in which the rule reads nothing: the record's time, which does not lead
    /// back behind what the rule read before.</summary>
    private static long ClockWithoutSample(SensorState sensor, RuleRunner runner, int binding, long time)
    {
        long furthest = time;
        for (int slot = 0; slot < sensor.Shape.SlotCount; slot++)
        {
            if (!RunsOn(sensor.Shape, runner, binding, slot)) continue;
            furthest = Math.Max(furthest, sensor.StoredOf(slot).LastTime);
        }

        return furthest;
    }

    /// <summary>Tells whether a rule runs on the clock of a measurement.</summary>
    private static bool RunsOn(SensorShape shape, RuleRunner runner, int binding, int slot)
    {
        if ((shape.UsesBy(binding).BySlot[slot] & SlotUse.Clock) == 0) return false;
        bool asksVariant = shape.Plan.Bindings[binding].RunsByVariant;
        return !asksVariant || runner.RunsOn(shape.NameOf(slot));
    }

    private long ClockAt(SensorState sensor, int index) => sensor.StoredOf(Fresh.Slots[index]).LastTime;

    private void Count(SampleDisposition disposition)
    {
        if (!IsReplaying) counts.Count(disposition);
    }

    private SampleDisposition Sift(
        SensorState sensor, in DecodedRecord record, in Sample sample, int position, bool isStandIn, long kafkaTime)
    {
        if (sample.Kind == SampleKind.None || sample.Quality == Quality.Bad) return SampleDisposition.BadQuality;
        int slot = sensor.SlotOf(sample.Name, position);
        if (slot == SensorShape.Ignored) return SampleDisposition.Ignored;
        // No sample for any rule: it must not move the clock of those that are.
        if (sample.Unit is { } unit && !sensor.Shape.Accepts(slot, unit)) return SampleDisposition.OtherUnit;
        SampleDisposition disposition = order.Judge(sensor, slot, in record, in sample, isStandIn, kafkaTime);
        if (disposition == SampleDisposition.Duplicate) return disposition;
        if (disposition == SampleDisposition.Late)
        {
            if (order.EvaluatesLate) Fresh.Take(position, slot, false);
            return disposition;
        }

        Fresh.Take(position, slot, disposition == SampleDisposition.ClockSetBack);
        if (sample.Kind == SampleKind.Number) Remember(sensor.Latest, slot, in sample, record.Time);

        return disposition;
    }

    private static void Remember(Span<LatestValue> all, int slot, in Sample sample, long time)
    {
        if (all.IsEmpty) return;
        ref LatestValue latest = ref all[slot];
        DateTime at = new(time, DateTimeKind.Utc);
        bool isDescribed = ReferenceEquals(latest.Name, sample.Name) && ReferenceEquals(latest.Unit, sample.Unit);
        if (!isDescribed) latest = new LatestValue(sample.Name, sample.Number, sample.Unit, at);
        // References are dear to write.
        latest.Number = sample.Number;
        latest.At = at;
    }

    /// <summary>Indexes of the fresh samples that the rule selects.</summary>
    private ReadOnlySpan<int> Select(SensorShape shape, RuleRunner runner, int binding)
    {
        // The usual case: all measurements of the sensor, as ever.
        bool isUsual = Fresh.IsInSlotOrder && Fresh.Count == shape.SlotCount
            && !shape.Plan.Bindings[binding].SelectsByVariant
            && (runner.Variant.Unit is null || !Fresh.AnyUnit);
        return isUsual ? shape.UsesBy(binding).Selected : SelectEach(shape, runner, binding);
    }

    private ReadOnlySpan<int> SelectEach(SensorShape shape, RuleRunner runner, int binding)
    {
        if (selected.Length < Fresh.Count) selected = new int[Fresh.Count * 2];
        ReadOnlySpan<Sample> samples = Fresh.Samples;
        ReadOnlySpan<int> slots = Fresh.Slots;
        ReadOnlySpan<SlotUse> uses = shape.UsesBy(binding).BySlot;
        bool asksVariant = shape.Plan.Bindings[binding].SelectsByVariant;
        string? unit = runner.Variant.Unit;
        int count = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            int slot = slots[i];
            if ((uses[slot] & SlotUse.Selected) == 0) continue;
            if (asksVariant && !runner.SelectsName(shape.NameOf(slot))) continue;
            if (samples[i].IsIn(unit)) selected[count++] = i;
            else Count(SampleDisposition.OtherUnit);
        }

        return selected.AsSpan(0, count);
    }
}
