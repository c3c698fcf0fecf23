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
            MoreMemory?[] longer = new MoreMemory?[slots];
            More.CopyTo(longer, 0);
            More = longer;
        }

        return More[slot] ??= new MoreMemory();
    }

    /// <summary>Makes room for last numbers.</summary>
    public void FitLatest(int slots)
    {
        if (slots <= Latest.Length) return;
        // Exact for the usual few; by halves where copying for each name would add up.
        LatestValue[] longer = new LatestValue[slots + (Latest.Length / 8 * 4)];
        Latest.CopyTo(longer, 0);
        Latest = longer;
    }
}
