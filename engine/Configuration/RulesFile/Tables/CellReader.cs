using System.Globalization;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;
using KafkaAlarms.Engine.Configuration.Sources;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>Reads the text of a cell as the JSON value that it stands for.</summary>
internal static class CellReader
{
    private const string Null = "null";

    /// <summary>Characters of a number, so that words such as NaN are none.</summary>
    private const string OfNumbers = "+-.0123456789Ee";

    /// <summary>True when the cell removes what the entry has.</summary>
    public static bool Removes(string text) => text == Null;

    /// <summary>Reads a cell.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="shape">What it should be; null: whatever it looks like.</param>
    /// <param name="place">Object, key and place of the value.</param>
    public static FileNode Read(string text, Shape? shape, (FileNode Parent, string Key, FilePosition At) place)
    {
        JsonValueKind kind = KindOf(text, shape);
        return new()
        {
            Kind = kind,
            Parent = place.Parent,
            Key = place.Key,
            Position = place.At,
            Text = kind switch
            {
                JsonValueKind.String => text,
                JsonValueKind.Number => NumberOf(text),
                _ => "",
            },
        };
    }

    private static JsonValueKind KindOf(string text, Shape? shape) => shape switch
    {
        _ when Removes(text) => JsonValueKind.Null,
        null => FlagOf(text) ?? (IsNumber(text) ? JsonValueKind.Number : JsonValueKind.String),
        NumberShape or IntegerShape => IsNumber(text) ? JsonValueKind.Number : JsonValueKind.String,
        FlagShape or OffShape { Word: null } => FlagOf(text) ?? JsonValueKind.String,
        _ => JsonValueKind.String,
    };

    // Spreadsheets write flags in capitals.
    private static JsonValueKind? FlagOf(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) ? JsonValueKind.True
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? JsonValueKind.False
        : null;

    private static bool IsNumber(string text) =>
        text.All(letter => OfNumbers.Contains(letter))
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>The number as JSON has it: <c>.5</c> and <c>+5</c> are none there.</summary>
    private static string NumberOf(string text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) switch
        {
            double.PositiveInfinity => "1e999",
            double.NegativeInfinity => "-1e999",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
        };
}
