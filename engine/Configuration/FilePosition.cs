namespace KafkaAlarms.Engine.Configuration;

/// <summary>Place in a text file.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Characters, counted from 1.</param>
internal readonly record struct FilePosition(int Line, int Column);
