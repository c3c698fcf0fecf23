namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>One setting given on the command line.</summary>
/// <param name="Option">The option as the user typed it, such as <c>--group</c>.</param>
/// <param name="Path">Key path of the setting.</param>
/// <param name="Value">Its value as text.</param>
internal readonly record struct ArgumentSetting(string Option, string Path, string Value);
