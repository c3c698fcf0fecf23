namespace KafkaAlarms.Rules;

/// <summary>One value of one measurement in a sensor record.</summary>
/// <remarks>A value type; its time is the record's.</remarks>
public readonly struct Sample
{
    private Sample(string name, SampleKind kind, double number, string? text, string? unit, Quality quality)
    {
        Name = name;
        Kind = kind;
        Number = number;
        Text = text;
        Unit = unit;
        Quality = quality;
    }

    /// <summary>Name of the measurement.</summary>
    public string Name { get; }

    /// <summary>Type of the value.</summary>
    public SampleKind Kind { get; }

    /// <summary>The number; for a boolean 1 or 0, else 0.</summary>
    public double Number { get; }

    /// <summary>The text, where <see cref="Kind"/> is text; else null.</summary>
    public string? Text { get; }

    /// <summary>Unit (UCUM) that the record gives; null when it gives none.</summary>
    public string? Unit { get; }

    /// <summary>Trust in the value.</summary>
    public Quality Quality { get; }

    /// <summary>The value as a boolean.</summary>
    /// <value>False for every other kind than boolean.</value>
    public bool Boolean => Kind == SampleKind.Boolean && Number != 0;

    /// <summary>Tells whether the value may be taken for one in a unit.</summary>
    /// <param name="unit">UCUM; null: any.</param>
    /// <returns>True when the sample has that unit, or none.</returns>
    public bool IsIn(string? unit) => Fits(Unit, unit);

    /// <summary>The one rule about units: a value without a unit is accepted, one in another unit is none.</summary>
    internal static bool Fits(string? unit, string? wanted) => unit is null || wanted is null || unit == wanted;

    /// <summary>Makes a sample with a number.</summary>
    /// <param name="name">Name of the measurement.</param>
    /// <param name="number">Finite.</param>
    /// <param name="unit">UCUM, or null.</param>
    /// <param name="quality">Trust in the value.</param>
    public static Sample OfNumber(string name, double number, string? unit = null, Quality quality = Quality.Good) =>
        new(name, SampleKind.Number, number, null, unit, quality);

    /// <summary>Makes a sample with a boolean.</summary>
    /// <inheritdoc cref="OfNumber"/>
    /// <param name="value">The value.</param>
    public static Sample OfBoolean(string name, bool value, string? unit = null, Quality quality = Quality.Good) =>
        new(name, SampleKind.Boolean, value ? 1 : 0, null, unit, quality);

    /// <summary>Makes a sample with a text.</summary>
    /// <inheritdoc cref="OfNumber"/>
    /// <param name="text">The value.</param>
    public static Sample OfText(string name, string text, string? unit = null, Quality quality = Quality.Good) =>
        new(name, SampleKind.Text, 0, text, unit, quality);

    /// <summary>Makes a sample without a value, whose quality is bad.</summary>
    /// <inheritdoc cref="OfNumber"/>
    public static Sample Absent(string name, string? unit = null) =>
        new(name, SampleKind.None, 0, null, unit, Quality.Bad);
}
