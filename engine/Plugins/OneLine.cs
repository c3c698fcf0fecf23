namespace KafkaAlarms.Engine.Plugins;

/// <summary>Text of an exception as one line of bounded length, without a stack trace.</summary>
internal static class OneLine
{
    private const int MaxLength = 300;

    public static string Of(Exception fault)
    {
        string line = fault.Message.ReplaceLineEndings(" ").Trim();
        return line.Length <= MaxLength ? line : line[..MaxLength] + "...";
    }
}
