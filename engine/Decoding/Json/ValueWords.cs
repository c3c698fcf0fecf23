using System.Text;

namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>The words that stand for a value: the tables of rule 3 of the sensor record contract.</summary>
/// <remarks>Upper and lower case are one. Text such as <c>inf</c> is as much without a value as <c>nan</c>.</remarks>
internal static class ValueWords
{
    private const int LongestWord = 11;

    private static readonly byte[][] True = [.. Words("on", "open", "yes", "true")];
    private static readonly byte[][] False = [.. Words("off", "closed", "no", "false")];
    private static readonly byte[][] Absent = [.. Words("nan", "unavailable", "unknown")];
    private static readonly byte[][] Infinity = [.. Words("inf", "infinity", "nan")];

    /// <summary>Whether a word says true or false.</summary>
    public static bool TryGetBoolean(ReadOnlySpan<byte> word, out bool value)
    {
        value = Contains(True, word);
        return value || Contains(False, word);
    }

    /// <summary>Whether a word says that there is no value.</summary>
    public static bool IsAbsent(ReadOnlySpan<byte> word) => Contains(Absent, word) || IsNotANumber(word);

    /// <summary>Whether a word is a NaN or an infinity, with a sign or without.</summary>
    public static bool IsNotANumber(ReadOnlySpan<byte> word)
    {
        if (word.Length > 0 && word[0] is (byte)'-' or (byte)'+') word = word[1..];
        return Contains(Infinity, word);
    }

    private static IEnumerable<byte[]> Words(params string[] words) => words.Select(Encoding.ASCII.GetBytes);

    private static bool Contains(byte[][] table, ReadOnlySpan<byte> word)
    {
        if (word.Length > LongestWord) return false;
        foreach (byte[] entry in table)
        {
            if (Ascii.EqualsIgnoreCase(entry, word)) return true;
        }

        return false;
    }
}
