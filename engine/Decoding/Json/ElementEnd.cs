namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>Finds where a broken element of an array ends, so that its neighbors can be read.</summary>
internal static class ElementEnd
{
    /// <summary>First comma or closing bracket that belongs to the array around the element.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="start">Where the element begins.</param>
    /// <param name="end">End of the bytes; also the answer when there is none.</param>
    /// <remarks>Brackets are counted, not matched, and texts in quotes are stepped over.</remarks>
    public static int Find(byte[] buffer, int start, int end)
    {
        int open = 0;
        for (int at = start; at < end; at++)
        {
            switch (buffer[at])
            {
                case (byte)'"':
                    at = ClosingQuote(buffer, at + 1, end);
                    break;
                case (byte)'{' or (byte)'[':
                    open++;
                    break;
                case (byte)'}' or (byte)']':
                    if (open-- == 0) return at;
                    break;
                case (byte)',':
                    if (open == 0) return at;
                    break;
            }
        }

        return end;
    }

    private static int ClosingQuote(byte[] buffer, int at, int end)
    {
        while (at < end && buffer[at] != '"') at += buffer[at] == '\\' ? 2 : 1;
        return at;
    }
}
