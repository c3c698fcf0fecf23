using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>What most of very many sensors do not have: a description, conditions, more memory than numbers.</summary>
internal sealed class SensorDetails
{
    /// <summary>The sensor's id; null: nobody asked for it yet.</summary>
    public string? Id { get; set; }

    /// <summary>How the last record described the sensor.</summary>
    public SensorDescription Description { get; private set; } = new([], []);

    /// <summary>The description before <see cref="Description"/>; null: there was none.</summary>
    public SensorDescription? DescriptionBefore { get; private set; }

    public List<ConditionState>? Live { get; set; }

    public ConditionState?[] Silences { get; set; } = [];

    public List<UnreadMeasurement>? Unread { get; set; }

    public RuleMemory?[] OfRules { get; set; } = [];

    public List<(string RuleId, RuleMemory Remembered)>? OfLackingRules { get; set; }

    /// <summary>Last numbers by slot, with room for more; empty when no rule asks for them.</summary>
    public LatestValue[] Latest { get; set; } = [];

    /// <summary>By slot, as far as any was needed.</summary>
    public MoreMemory?[] More { get; private set; } = [];

    /// <summary>Takes another description; that of two before is taken again where it is the same.</summary>
    public void Describe(ReadOnlySpan<byte> deviceUtf8, ReadOnlySpan<byte> labelsJson)
    {
        SensorDescription next = DescriptionBefore is { } before && before.Is(deviceUtf8, labelsJson)
            ? before : new SensorDescription(deviceUtf8.ToArray(), labelsJson.ToArray());
        DescriptionBefore = Description;
        Description = next;
    }

    /// <summary>Where a measurement keeps what is not time and number.</summary>
    /// <param name="slot">Of the measurement.</param>
    /// <param name="slots">Of all the sensor's measurements.</param>
    public MoreMemory MoreOf(int slot, int slots)
    {
        if (slot >= More.Length)
        {
            MoreMemory?[] longer = new MoreMemory?[RoomFor(slots, More.Length)];
            More.CopyTo(longer, 0);
            More = longer;
        }

        return More[slot] ??= new MoreMemory();
    }

    /// <summary>Lets go of what a measurement does not need any more.</summary>
    public void ForgetMore(int slot)
    {
        if (slot < More.Length) More[slot] = null;
    }

    /// <summary>Gives back the room for more than numbers, where no measurement needs it.</summary>
    /// <returns>True when nothing is left that the sensor would miss.</returns>
    public bool TryClear()
    {
        if (Array.TrueForAll(More, static more => more is null)) More = [];
        bool isPlain = More.Length == 0 && Latest.Length == 0 && Unread is not { Count: > 0 };
        bool isKnown = Id is not null || Description.IsThere || DescriptionBefore is not null;
        return isPlain && !isKnown && !HasRules;
    }

    private bool HasRules =>
        Live is { Count: > 0 } || Silences.Length > 0 || OfRules.Length > 0 || OfLackingRules is not null;

    /// <summary>Makes room for last numbers.</summary>
    public void FitLatest(int slots)
    {
        if (slots <= Latest.Length) return;
        LatestValue[] longer = new LatestValue[RoomFor(slots, Latest.Length)];
        Latest.CopyTo(longer, 0);
        Latest = longer;
    }

    // Exact for the usual few; by halves where copying for each name would add up.
    private static int RoomFor(int slots, int before) => slots + (before / 8 * 4);
}
