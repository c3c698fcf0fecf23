using System.Text.RegularExpressions;

namespace KafkaAlarms.Engine.Validating;

/// <summary>One value of the schema, compiled: what it may be, and for an object its fields.</summary>
internal sealed class SchemaNode
{
    /// <summary>Most fields an object may name: each has a bit in the set of those seen.</summary>
    public const int MostFields = 64;

    public required JsonTypes Types { get; init; }

    /// <summary>Fields of an object in the order of the schema, which is the order of the encoder.</summary>
    public SchemaField[] Fields { get; init; } = [];

    /// <summary>A bit for each required field.</summary>
    public ulong Required { get; init; }

    /// <summary>What other fields must be; null: anything.</summary>
    public SchemaNode? Others { get; init; }

    /// <summary>Whether other fields are refused.</summary>
    public bool Closed { get; init; }

    /// <summary>Allowed texts as UTF-8; null: any.</summary>
    public byte[][]? Names { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>Whether a number has any bound.</summary>
    public bool IsBounded => Minimum is not null || Maximum is not null;

    /// <summary>Smallest integer that <see cref="Minimum"/> allows.</summary>
    public long LeastInteger { get; init; }

    /// <summary>Largest integer that <see cref="Maximum"/> allows.</summary>
    public long MostInteger { get; init; }

    public int MinLength { get; init; }

    /// <summary>Judges the form of a text; null: no method is known for it.</summary>
    public TextForm? Form { get; init; }

    /// <summary>True when nothing is to be judged of a text.</summary>
    public bool AcceptsAnyText => Names is null && Form is null && Pattern is null && MinLength == 0;

    /// <summary>Form of a text where <see cref="Form"/> is not known; null: any.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>Form that a text must not have, where <see cref="Form"/> is not known; null: none.</summary>
    public Regex? Excluded { get; init; }
}
