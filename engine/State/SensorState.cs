using System.Collections.Immutable;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State;

/// <summary>All that the engine knows of one sensor: measurements, live conditions, labels.</summary>
/// <remarks>Owned by the stream thread of its partition.</remarks>
internal sealed class SensorState
{
    private MeasurementMemory[] memory = [];
    private LatestValue[] latest = [];

    public SensorState(byte[] idUtf8, string id, SensorShape shape)
    {
        IdUtf8 = idUtf8;
        Shape = shape;
        Sensor = new Sensor(id, null, NoLabels);
        Silences = Watches(shape.Plan);
    }

    public static ImmutableSortedDictionary<string, string> NoLabels { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public byte[] IdUtf8 { get; }

    public string Id => Sensor.Id;

    /// <summary>The sensor as rules see it.</summary>
    public Sensor Sensor { get; private set; }

    /// <summary>The <c>labels</c> object that <see cref="Sensor"/> was read from.</summary>
    public byte[] LabelsJson { get; private set; } = [];

    /// <summary>The device id that <see cref="Sensor"/> was read from.</summary>
    public byte[] DeviceUtf8 { get; private set; } = [];

    /// <summary>Rules that are for the sensor, and its measurements by slot.</summary>
    public SensorShape Shape { get; set; }

    /// <summary>Memory of each measurement, by slot.</summary>
    public Span<MeasurementMemory> Memory => memory.AsSpan(0, Shape.SlotCount);

    /// <summary>Last number of each measurement, by slot.</summary>
    public Span<LatestValue> Latest => latest.AsSpan(0, Shape.SlotCount);

    /// <summary>Conditions with something active or pending.</summary>
    public List<ConditionState>? Live { get; set; }

    /// <summary>Silence watches by index of the rule in the plan, null without <c>no_data</c>;
    /// empty when no rule has it.</summary>
    public ConditionState?[] Silences { get; }

    /// <summary>Memory block that the sensor is stored in.</summary>
    public MemoryBlock Block { get; set; } = null!;

    /// <summary>Gives the measurement its slot, where it is new.</summary>
    /// <returns>The slot, or <see cref="SensorShape.Ignored"/>.</returns>
    public int SlotOf(string name, int position)
    {
        int slot = Shape.Find(name, position);
        return slot == SensorShape.Unknown ? AddName(name) : slot;
    }

    /// <summary>Makes room for measurements, so that it is not made for each of them.</summary>
    public void Reserve(int slots)
    {
        if (slots <= memory.Length) return;
        Array.Resize(ref memory, slots);
        Array.Resize(ref latest, slots);
    }

    public ConditionState? Find(string ruleId, string instance)
    {
        if (Live is null) return null;
        foreach (ConditionState condition in Live)
        {
            if (condition.RuleId == ruleId && condition.Instance == instance) return condition;
        }

        return null;
    }

    public ConditionState? FindSilence(string ruleId)
    {
        foreach (ConditionState? watch in Silences)
        {
            if (watch?.RuleId == ruleId) return watch;
        }

        return null;
    }

    /// <summary>Takes over device id and labels of a record, where it has any.</summary>
    /// <remarks>The bytes are compared with those read before, so that a record that
    /// repeats them costs nothing.</remarks>
    public void Describe(ReadOnlySpan<byte> deviceUtf8, ReadOnlySpan<byte> labelsJson)
    {
        if (!deviceUtf8.IsEmpty && !deviceUtf8.SequenceEqual(DeviceUtf8))
        {
            DeviceUtf8 = deviceUtf8.ToArray();
            Sensor = Sensor with { DeviceId = Utf8Text.Of(deviceUtf8) };
        }

        if (!labelsJson.IsEmpty && !labelsJson.SequenceEqual(LabelsJson))
        {
            LabelsJson = labelsJson.ToArray();
            Sensor = Sensor with { Labels = LabelsReader.Read(LabelsJson) };
        }
    }

    private ConditionState?[] Watches(SensorPlan plan)
    {
        if (!plan.HasNoData) return [];
        return [.. plan.Bindings.Select(binding => binding.NoData is null ? null : Watch(binding.RuleId))];
    }

    private ConditionState Watch(string ruleId) => new(
        this, ruleId, AlarmInstance.NoData, AlarmIdentity.AlarmKey(ruleId, Id, AlarmInstance.NoData));

    private int AddName(string name)
    {
        Shape = Shape.With(name, out int slot);
        Reserve(Shape.SlotCount);
        return slot;
    }
}
