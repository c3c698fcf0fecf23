using System.Runtime.InteropServices;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>What the variants of one rule together have the measurements of a shape for.</summary>
internal sealed class SlotUses
{
    private readonly List<SlotUse> uses;
    private readonly List<int> selected;

    public SlotUses()
        : this([], [])
    {
    }

    private SlotUses(List<SlotUse> uses, List<int> selected)
    {
        this.uses = uses;
        this.selected = selected;
    }

    /// <summary>The uses, by slot.</summary>
    public ReadOnlySpan<SlotUse> BySlot => CollectionsMarshal.AsSpan(uses);

    /// <summary>The slots that are selected, in order.</summary>
    public ReadOnlySpan<int> Selected => CollectionsMarshal.AsSpan(selected);

    /// <summary>Adds the next slot.</summary>
    public void Add(SlotUse use)
    {
        if ((use & SlotUse.Selected) != 0) selected.Add(uses.Count);
        uses.Add(use);
    }

    public SlotUses Copy() => new([.. uses], [.. selected]);
}
