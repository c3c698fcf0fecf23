using KafkaAlarms.Engine.Configuration.Sources;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>Turns byte offsets into lines and columns, forwards only, so that a file is walked once.</summary>
internal ref struct PositionTracker(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> utf8 = utf8;
    private FilePosition position = new(1, 1, 0);

    /// <summary>Place of an offset.</summary>
    /// <param name="offset">Not before the one asked for last.</param>
    public FilePosition MoveTo(int offset)
    {
        (int line, int column, int at) = position;
        for (; at < offset && at < utf8.Length; at++)
        {
            byte unit = utf8[at];
            if (unit == '\n') (line, column) = (line + 1, 1);
            else if ((unit & 0xC0) != 0x80) column += unit >= 0xF0 ? 2 : 1;
        }

        return position = new(line, column, at);
    }
}
