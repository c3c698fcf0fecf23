using System.Collections.Immutable;
using System.Runtime.InteropServices;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>What sensors with the same rules and the same measurements have in common; shared by all of them.</summary>
/// <remarks>Immutable up to <see cref="MostShared"/> names; a sensor with more gets a
/// shape of its own that grows.</remarks>
internal sealed class SensorShape
{
    /// <summary>Slot of a name that no rule of the sensor reads.</summary>
    public const int Ignored = -1;

    /// <summary>Result of a search for a name that was never seen.</summary>
    public const int Unknown = -2;

    /// <summary>Names up to which shapes are shared.</summary>
    private const int MostShared = 32;

    /// <summary>Names of one sensor beyond which further ones are ignored, so that memory is bounded.</summary>
    private const int MostNames = 4_096;

    private readonly Dictionary<string, SensorShape> next = [];
    private readonly List<string> names;
    private readonly List<int> slots;
    private readonly List<string> slotNames;
    private readonly Dictionary<string, int>? index;
    private readonly SlotUses[] uses;
    private readonly List<ImmutableArray<string>> units;
    private readonly List<NormalRange> ranges;

    public SensorShape(SensorPlan plan)
        : this(plan, [], [], [], null, [.. plan.Bindings.Select(_ => new SlotUses())], [], [])
    {
    }

    private SensorShape(
        SensorPlan plan,
        List<string> names,
        List<int> slots,
        List<string> slotNames,
        Dictionary<string, int>? index,
        SlotUses[] uses,
        List<ImmutableArray<string>> units,
        List<NormalRange> ranges)
    {
        this.ranges = ranges;
        this.units = units;
        Plan = plan;
        this.names = names;
        this.slots = slots;
        this.slotNames = slotNames;
        this.index = index;
        this.uses = uses;
    }

    /// <summary>Rules that are for the sensor.</summary>
    public SensorPlan Plan { get; }

    /// <summary>Number of measurements that are remembered.</summary>
    public int SlotCount => slotNames.Count;

    /// <summary>Name of a remembered measurement.</summary>
    public string NameOf(int slot) => slotNames[slot];

    /// <summary>Tells by slot what the variants of a rule together have the measurement for.</summary>
    /// <param name="binding">Index of the rule among the sensor's.</param>
    /// <remarks>Variants of one rule may differ: see <see cref="RuleBinding.SelectsByVariant"/> and
    /// <see cref="RuleBinding.RunsByVariant"/>.</remarks>
    public SlotUses UsesBy(int binding) => uses[binding];

    /// <summary>By slot, what rules that only compare find normal.</summary>
    public ReadOnlySpan<NormalRange> NormalRanges => CollectionsMarshal.AsSpan(ranges);

    /// <summary>Tells whether any rule takes the measurement in a unit.</summary>
    public bool Accepts(int slot, string unit)
    {
        ImmutableArray<string> taken = units[slot];
        return taken.IsEmpty || taken.Contains(unit);
    }

    /// <summary>Finds a name, first where the previous records of the shape had it.</summary>
    /// <returns>Its slot, <see cref="Ignored"/> or <see cref="Unknown"/>.</returns>
    public int Find(string name, int position)
    {
        if ((uint)position < (uint)names.Count && names[position] == name) return slots[position];
        if (index is not null) return index.TryGetValue(name, out int found) ? slots[found] : Beyond;
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name) return slots[i];
        }

        return Unknown;
    }

    /// <summary>The shape with one more name.</summary>
    public SensorShape With(string name, out int slot)
    {
        if (index is not null)
        {
            slot = Append(name);
            index.Add(name, names.Count - 1);
            return this;
        }

        if (!next.TryGetValue(name, out SensorShape? shape))
        {
            shape = Copy(names.Count >= MostShared);
            shape.With(name);
            // A shape with a copy for itself alone must not be found by the next sensor.
            if (shape.index is null) next.Add(name, shape);
        }

        slot = shape.slots[^1];
        return shape;
    }

    private static SlotUse UseOf(RuleBinding binding, string name) =>
        (binding.SelectsName(name) ? SlotUse.Selected : SlotUse.None)
        | (binding.RunsOn(name) ? SlotUse.Clock : SlotUse.None);

    private int Beyond => names.Count >= MostNames ? Ignored : Unknown;

    private void With(string name)
    {
        Append(name);
        index?.Add(name, names.Count - 1);
    }

    private SensorShape Copy(bool alone) => new(
        Plan,
        [.. names],
        [.. slots],
        [.. slotNames],
        alone ? names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i) : null,
        [.. uses.Select(use => use.Copy())],
        [.. units],
        [.. ranges]);

    private int Append(string name)
    {
        int slot = Plan.Reads(name) ? slotNames.Count : Ignored;
        names.Add(name);
        slots.Add(slot);
        if (slot == Ignored) return slot;
        slotNames.Add(name);
        units.Add(Plan.UnitsOf(name));
        ranges.Add(NormalRange.Of(Plan, name));
        for (int i = 0; i < uses.Length; i++) uses[i].Add(UseOf(Plan.Bindings[i], name));
        return slot;
    }
}
