using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Units;

/// <summary>Tells units of the Unified Code for Units of Measure (case-sensitive) from anything else.</summary>
/// <remarks>Grammar and atoms: ucum.org, sections 2 and 3; where it accepts more, it does no harm.</remarks>
internal static class UnitValidator
{
    /// <summary>Longest unit text that is looked at.</summary>
    private const int MaxLength = 100;

    public static bool IsUnit(string text) => text.Length is > 0 and <= MaxLength && new UnitReader(text).ReadAll();

    /// <summary>What to write instead of a text that is no unit.</summary>
    public static string Advice(string text)
    {
        if (UnitAtoms.Nicknames.TryGetValue(text.Trim(), out string? unit)) return $"Write {unit}.";
        return NearestName.Of(text, UnitAtoms.Common) is { } nearest
            ? $"Write {nearest}, if that is meant."
            : $"Common ones are {string.Join(", ", UnitAtoms.Common)}; a quantity without a unit is 1.";
    }
}
