using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>All that the engine knows of one sensor: measurements, live conditions, labels.</summary>
/// <remarks>Owned by the stream thread of its partition.</remarks>
internal sealed class SensorState
{
    private readonly Utf8Slice id;
    private SensorDetails? details;

    /// <param name="id">Kept for good.</param>
    /// <param name="hash">Of the id.</param>
    /// <param name="shape">Without measurements.</param>
    public SensorState(Utf8Slice id, int hash, SensorShape shape)
    {
        this.id = id;
        Hash = hash;
        Shape = shape;
        if (shape.Plan.HasNoData) Details.Silences = Watches(shape.Plan);
    }

    public static ImmutableSortedDictionary<string, string> NoLabels { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ReadOnlySpan<byte> IdUtf8
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => id.Buffer.AsSpan(id.Offset, id.Length);
    }

    /// <summary>Hash of the id in the index of its table.</summary>
    public int Hash { get; }

    /// <summary>The next sensor of the same bucket of that index.</summary>
    public SensorState? NextInBucket { get; set; }

    /// <summary>The id as a text, which is kept from then on.</summary>
    public string Id => Details.Id ??= id.ToString();

    /// <summary>The sensor as the last record with a new good sample described it; kept as long as that
    /// holds.</summary>
    public Sensor Sensor => Details.Description.Of(this);

    /// <summary>The <c>labels</c> object that <see cref="Sensor"/> was read from; empty without one.</summary>
    public ReadOnlySpan<byte> LabelsJson => details is null ? default : details.Description.LabelsJson;

    /// <summary>The device id that <see cref="Sensor"/> was read from; empty without one.</summary>
    public ReadOnlySpan<byte> DeviceUtf8 => details is null ? default : details.Description.DeviceUtf8;

    /// <summary>Rules that are for the sensor, and its measurements by slot.</summary>
    public SensorShape Shape { get; private set; }

    /// <summary>Memory block that the sensor is stored in.</summary>
    public MemoryBlock Block { get; set; } = null!;

    /// <summary>Where the measurements begin in the room of <see cref="Block"/>.</summary>
    public int FirstInRoom { get; set; }

    /// <summary>Last number of each measurement, by slot; empty when no rule asks for it.</summary>
    public Span<LatestValue> Latest =>
        Shape.Plan.ReadsLatest && details is not null ? details.Latest.AsSpan(0, Shape.SlotCount) : [];

    /// <summary>Measurements that a restored block tells of and no rule reads; null without any.</summary>
    public List<UnreadMeasurement>? Unread => details?.Unread;

    /// <summary>Conditions with something active or pending.</summary>
    public List<ConditionState>? Live => details?.Live;

    /// <summary>Silence watches by index of the rule in the plan, null without <c>no_data</c>;
    /// empty when no rule has it.</summary>
    public ConditionState?[] Silences => details is null ? [] : details.Silences;

    /// <summary>What rules remember, by index of the rule in the plan; null where it remembers nothing; empty when none
    /// does yet.</summary>
    public ReadOnlySpan<RuleMemory?> OfRules => details is null ? [] : details.OfRules;

    /// <summary>What rules remember that are not for the sensor any more, for the case that they are again; null
    /// without any.</summary>
    public List<(string RuleId, RuleMemory Remembered)>? OfLackingRules => details?.OfLackingRules;

    private SensorDetails Details => details ??= new SensorDetails();

    /// <summary>What is kept of a measurement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref StoredMeasurement StoredOf(int slot) => ref Block.At(FirstInRoom + slot);

    /// <summary>All that is remembered of a measurement.</summary>
    public MeasurementMemory MemoryOf(int slot)
    {
        ref readonly StoredMeasurement stored = ref StoredOf(slot);
        return stored.With(stored.HasMore ? details!.More[slot] : null);
    }

    /// <summary>Remembers something else of a measurement.</summary>
    public void SetMemory(int slot, in MeasurementMemory memory)
    {
        if (StoredOf(slot).Set(in memory)) Details.MoreOf(slot, Shape.SlotCount).Set(in memory);
    }

    /// <summary>Lets go of what is remembered beside numbers and not needed any more: after a late sample, for
    /// instance.</summary>
    public void Trim()
    {
        if (details is null) return;
        for (int slot = 0; slot < Shape.SlotCount; slot++)
        {
            if (!StoredOf(slot).HasMore) details.ForgetMore(slot);
        }

        if (details.TryClear()) details = null;
    }

    /// <summary>Takes in a condition that has, or may have, something active or pending.</summary>
    public void Keep(ConditionState condition) => (Details.Live ??= []).Add(condition);

    /// <summary>Takes in what is remembered of a measurement that no rule reads.</summary>
    public void Keep(UnreadMeasurement unread) => (Details.Unread ??= []).Add(unread);

    /// <summary>What a rule remembers of the sensor; zeros at first.</summary>
    /// <param name="binding">Index of the rule in the plan.</param>
    /// <param name="runner">The variant that applies.</param>
    public Span<byte> Recall(int binding, RuleRunner runner)
    {
        if (OfRules.IsEmpty) Details.OfRules = new RuleMemory?[Shape.Plan.Bindings.Length];
        RuleMemory remembered = Details.OfRules[binding] ??= new RuleMemory(runner.RememberedVersion, []);
        remembered.Fit(runner);
        return remembered.Bytes;
    }

    /// <summary>Takes back what a rule remembered.</summary>
    public void Remember(string ruleId, RuleMemory remembered)
    {
        for (int i = 0; i < Shape.Plan.Bindings.Length; i++)
        {
            if (Shape.Plan.Bindings[i].RuleId != ruleId) continue;
            if (OfRules.IsEmpty) Details.OfRules = new RuleMemory?[Shape.Plan.Bindings.Length];
            Details.OfRules[i] = remembered;
            return;
        }

        (Details.OfLackingRules ??= []).Add((ruleId, remembered));
    }

    /// <summary>Gives the measurement its slot, where it is new.</summary>
    /// <returns>The slot, or <see cref="SensorShape.Ignored"/>.</returns>
    public int SlotOf(string name, int position)
    {
        int slot = Shape.Find(name, position);
        return slot == SensorShape.Unknown ? AddName(name) : slot;
    }

    /// <summary>Tells whether the sensor has, or had, a measurement that is remembered.</summary>
    public bool Remembers(string measurement) =>
        Shape.Find(measurement, SensorShape.Ignored) >= 0
        || Unread?.Exists(unread => unread.Name == measurement) == true;

    /// <summary>Remembers a measurement again that rules read again.</summary>
    /// <returns>False when none does.</returns>
    public bool TryTakeBack(UnreadMeasurement measurement)
    {
        int slot = SlotOf(measurement.Name, SensorShape.Ignored);
        if (slot == SensorShape.Ignored) return false;
        // What was read again since then is newer.
        if (StoredOf(slot).LastTime != 0) return true;
        SetMemory(slot, measurement.Memory);
        SetLatest(slot, measurement.Latest);
        return true;
    }

    /// <summary>Remembers the last number of a measurement, where a rule asks for it.</summary>
    public void SetLatest(int slot, in LatestValue value)
    {
        if (Shape.Plan.ReadsLatest) Details.Latest[slot] = value;
    }

    public ConditionState? Find(string ruleId, string instance)
    {
        if (Live is null) return null;
        foreach (ConditionState condition in Live)
        {
            if (condition.Instance == instance && condition.RuleId == ruleId && !condition.IsNoData) return condition;
        }

        return null;
    }

    /// <summary>Begins with a condition that has nothing active or pending yet.</summary>
    public ConditionState Begin(string ruleId, string instance)
    {
        string key = AlarmIdentity.AlarmKey(ruleId, Id, instance);
        // A measurement of that very name beside a watch for silence: escaped, it has a key of its own.
        bool isTaken = instance == AlarmInstance.NoData && FindSilence(ruleId) is not null;
        if (isTaken) key = AlarmIdentity.EscapeInstance(key);
        ConditionState condition = new(this, ruleId, instance, key);
        Keep(condition);
        return condition;
    }

    public ConditionState? FindSilence(string ruleId)
    {
        foreach (ConditionState? watch in Silences)
        {
            if (watch?.RuleId == ruleId) return watch;
        }

        return null;
    }

    /// <summary>Finds the watch of a rule; one that the rules lack is kept among the live conditions.</summary>
    public ConditionState WatchOf(string ruleId)
    {
        if (FindSilence(ruleId) is { } watch) return watch;
        foreach (ConditionState condition in Live ?? [])
        {
            if (condition.IsNoData && condition.RuleId == ruleId) return condition;
        }

        ConditionState lacking = Watch(ruleId);
        Keep(lacking);
        return lacking;
    }

    /// <summary>Takes device id and labels of a record, which may have none.</summary>
    /// <remarks>The bytes are compared with those of the last two descriptions, so that records that repeat them, or
    /// go to and fro between two, cost nothing.</remarks>
    public void Describe(ReadOnlySpan<byte> deviceUtf8, ReadOnlySpan<byte> labelsJson)
    {
        if (deviceUtf8.SequenceEqual(DeviceUtf8) && labelsJson.SequenceEqual(LabelsJson)) return;
        Details.Describe(deviceUtf8, labelsJson);
    }

    private ConditionState?[] Watches(SensorPlan plan) =>
        [.. plan.Bindings.Select(binding => binding.NoData is null ? null : Watch(binding.RuleId))];

    private ConditionState Watch(string ruleId) => new(
        this, ruleId, AlarmInstance.NoData, AlarmIdentity.AlarmKey(ruleId, Id, AlarmInstance.NoData), isNoData: true);

    private int AddName(string name)
    {
        int before = Shape.SlotCount;
        Shape = Shape.With(name, out int slot);
        if (Shape.SlotCount == before) return slot;
        Block.Extend(this);
        if (Shape.Plan.ReadsLatest) Details.FitLatest(Shape.SlotCount);
        return slot;
    }
}
