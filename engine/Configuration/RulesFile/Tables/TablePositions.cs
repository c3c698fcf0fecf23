using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.Sources;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>Places in a table, forwards only.</summary>
internal ref struct TablePositions(ReadOnlySpan<byte> utf8, string file)
{
    private readonly string file = file;
    private PositionTracker positions = new(utf8);

    /// <summary>Place of a byte.</summary>
    /// <param name="offset">Not before the one asked for last.</param>
    public FilePosition MoveTo(long offset) => positions.MoveTo((int)offset) with { File = file };
}
