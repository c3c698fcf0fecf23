namespace KafkaAlarms.Engine.Model.Text;

/// <summary>Text of others as one line.</summary>
internal static class OneLine
{
    private const int MaxLength = 300;

    /// <summary>Puts one space in place of each line break and each run of blanks.</summary>
    public static string Of(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Message of an exception, of bounded length and without a stack trace.</summary>
    public static string Of(Exception fault)
    {
        string line = Of(fault.Message);
        return line.Length <= MaxLength ? line : line[..MaxLength] + "...";
    }
}
