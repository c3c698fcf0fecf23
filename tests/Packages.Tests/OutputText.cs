using System.Text.RegularExpressions;

namespace KafkaAlarms.Packages.Tests;

/// <summary>Output without what differs from run to run.</summary>
internal static partial class OutputText
{
    /// <summary>Hashes and numbers as a letter, runs of blanks as one.</summary>
    public static string Normalize(string line) =>
        Blanks().Replace(Number().Replace(Hash().Replace(line, "H"), "N"), " ").Trim();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\d+([.:]\d+)*")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
