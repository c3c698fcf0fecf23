using System.Collections.Immutable;
using System.Text.Json;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Messages;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>One fully merged and checked set of keys of a rule: the entry itself, or one of its overrides.</summary>
internal sealed record RuleVariant
{
    /// <summary>The sensors and records it is for: of the entry, or of the override alone.</summary>
    public required SensorSelector Selector { get; init; }

    /// <summary>False: the rule is lacking for what the selector fits.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Measurements it selects; null: all.</summary>
    public Glob? Measurement { get; init; }

    /// <summary>Unit (UCUM) of the selected measurements; null: any.</summary>
    public string? Unit { get; init; }

    /// <summary>The <c>settings</c> object; null when absent.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>Limits given in <c>levels</c>, in the order of <see cref="AlarmLevel"/>.</summary>
    public ImmutableArray<Limit> Limits { get; init; } = [];

    /// <summary>Delays and severity for each <see cref="AlarmLevel"/>, indexed by it: always five.</summary>
    public required ImmutableArray<LevelSettings> Levels { get; init; }

    /// <summary>Silence alarm; null: off.</summary>
    public NoDataSettings? NoData { get; init; }

    /// <summary>Text of an event's message; null: the default text.</summary>
    public MessageTemplate? Message { get; init; }

    /// <summary>Labels added to each event.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the operator should know and do; null: nothing.</summary>
    public EventGuidance? Guidance { get; init; }
}
