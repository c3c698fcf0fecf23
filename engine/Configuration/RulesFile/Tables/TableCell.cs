using KafkaAlarms.Engine.Configuration.Sources;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>One cell of a table.</summary>
/// <param name="Text">What it holds, blanks around it cut; empty: nothing.</param>
/// <param name="At">Where it begins.</param>
internal readonly record struct TableCell(string Text, FilePosition At);
