using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>All that the engine knows of one sensor: measurements, live conditions, labels.</summary>
/// <remarks>Owned by the stream thread of its partition.</remarks>
internal sealed class SensorState
{
    private MeasurementMemory[] memory = [];
    private RuleMemory?[] ofRules = [];
    private LatestValue[] latest = [];
    private (Sensor Sensor, byte[] DeviceUtf8, byte[] LabelsJson) described;
    private (Sensor Sensor, byte[] DeviceUtf8, byte[] LabelsJson) describedBefore;

    public SensorState(byte[] idUtf8, string id, SensorShape shape)
    {
        IdUtf8 = idUtf8;
        Shape = shape;
        described = (new Sensor(id, null, NoLabels), [], []);
        describedBefore = described;
        Silences = Watches(shape.Plan);
    }

    public static ImmutableSortedDictionary<string, string> NoLabels { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public byte[] IdUtf8 { get; }

    public string Id => Sensor.Id;

    /// <summary>The sensor as the last record with a new good sample described it.</summary>
    public Sensor Sensor => described.Sensor;

    /// <summary>The <c>labels</c> object that <see cref="Sensor"/> was read from; empty without one.</summary>
    public byte[] LabelsJson => described.LabelsJson;

    /// <summary>The device id that <see cref="Sensor"/> was read from; empty without one.</summary>
    public byte[] DeviceUtf8 => described.DeviceUtf8;

    /// <summary>Rules that are for the sensor, and its measurements by slot.</summary>
    public SensorShape Shape { get; set; }

    /// <summary>Memory of each measurement, by slot.</summary>
    public Span<MeasurementMemory> Memory => memory.AsSpan(0, Shape.SlotCount);

    /// <summary>Last number of each measurement, by slot; empty when no rule asks for it.</summary>
    public Span<LatestValue> Latest => Shape.Plan.ReadsLatest ? latest.AsSpan(0, Shape.SlotCount) : [];

    /// <summary>Measurements that a restored block tells of and no rule reads; null without any.</summary>
    public List<UnreadMeasurement>? Unread { get; set; }

    /// <summary>Conditions with something active or pending.</summary>
    public List<ConditionState>? Live { get; set; }

    /// <summary>Silence watches by index of the rule in the plan, null without <c>no_data</c>;
    /// empty when no rule has it.</summary>
    public ConditionState?[] Silences { get; }

    /// <summary>Memory block that the sensor is stored in.</summary>
    public MemoryBlock Block { get; set; } = null!;

    /// <summary>What rules remember, by index of the rule in the plan; null where it remembers nothing; empty when none
    /// does yet.</summary>
    public ReadOnlySpan<RuleMemory?> OfRules => ofRules;

    /// <summary>What a rule remembers of the sensor; zeros at first.</summary>
    /// <param name="binding">Index of the rule in the plan.</param>
    /// <param name="runner">The variant that applies.</param>
    public Span<byte> Recall(int binding, RuleRunner runner)
    {
        if (ofRules.Length == 0) ofRules = new RuleMemory?[Shape.Plan.Bindings.Length];
        RuleMemory remembered = ofRules[binding] ??= new RuleMemory(runner.RememberedVersion, []);
        remembered.Fit(runner);
        return remembered.Bytes;
    }

    /// <summary>What rules remember that are not for the sensor any more, for the case that they are again; null
    /// without any.</summary>
    public List<(string RuleId, RuleMemory Remembered)>? OfLackingRules { get; private set; }

    /// <summary>Takes back what a rule remembered.</summary>
    public void Remember(string ruleId, RuleMemory remembered)
    {
        for (int i = 0; i < Shape.Plan.Bindings.Length; i++)
        {
            if (Shape.Plan.Bindings[i].RuleId != ruleId) continue;
            if (ofRules.Length == 0) ofRules = new RuleMemory?[Shape.Plan.Bindings.Length];
            ofRules[i] = remembered;
            return;
        }

        (OfLackingRules ??= []).Add((ruleId, remembered));
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
        if (Memory[slot].LastTime != 0) return true;
        Memory[slot] = measurement.Memory;
        SetLatest(slot, measurement.Latest);
        return true;
    }

    /// <summary>Makes room for measurements, so that it is not made for each of them.</summary>
    public void Reserve(int slots)
    {
        if (slots <= memory.Length) return;
        Array.Resize(ref memory, slots);
        if (Shape.Plan.ReadsLatest) Array.Resize(ref latest, slots);
    }

    /// <summary>Remembers the last number of a measurement, where a rule asks for it.</summary>
    public void SetLatest(int slot, in LatestValue value)
    {
        if (Shape.Plan.ReadsLatest) latest[slot] = value;
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
        (Live ??= []).Add(condition);
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
        (Live ??= []).Add(lacking);
        return lacking;
    }

    /// <summary>Takes device id and labels of a record, which may have none.</summary>
    /// <remarks>The bytes are compared with those of the last two descriptions, so that records that repeat them, or
    /// go to and fro between two, cost nothing.</remarks>
    public void Describe(ReadOnlySpan<byte> deviceUtf8, ReadOnlySpan<byte> labelsJson)
    {
        if (deviceUtf8.SequenceEqual(DeviceUtf8) && labelsJson.SequenceEqual(LabelsJson)) return;
        (described, describedBefore) = (describedBefore, described);
        if (deviceUtf8.SequenceEqual(DeviceUtf8) && labelsJson.SequenceEqual(LabelsJson)) return;
        byte[] labels = labelsJson.ToArray();
        string? device = deviceUtf8.IsEmpty ? null : Utf8Text.Of(deviceUtf8);
        described = (
            new Sensor(Id, device, labels.Length == 0 ? NoLabels : LabelsReader.Read(labels)),
            deviceUtf8.ToArray(),
            labels);
    }

    private ConditionState?[] Watches(SensorPlan plan)
    {
        if (!plan.HasNoData) return [];
        return [.. plan.Bindings.Select(binding => binding.NoData is null ? null : Watch(binding.RuleId))];
    }

    private ConditionState Watch(string ruleId) => new(
        this, ruleId, AlarmInstance.NoData, AlarmIdentity.AlarmKey(ruleId, Id, AlarmInstance.NoData), isNoData: true);

    private int AddName(string name)
    {
        Shape = Shape.With(name, out int slot);
        // Exact for the usual few; by halves where copying for each name would add up.
        if (Shape.SlotCount > memory.Length) Reserve(Shape.SlotCount + (memory.Length / 8 * 4));
        return slot;
    }
}
