namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>A place in a text file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 characters as editors count them.</param>
/// <param name="Offset">From 0, in bytes.</param>
internal readonly record struct FilePosition(int Line, int Column, int Offset)
{
    /// <summary>The file, where it is another one than the one that is read; null: that one.</summary>
    public string? File { get; init; }
}
