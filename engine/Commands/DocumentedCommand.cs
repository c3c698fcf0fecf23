using System.CommandLine;

namespace KafkaAlarms.Engine.Commands;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">Its verb.</param>
/// <param name="description">One sentence.</param>
/// <param name="examples">Arguments after the program's name.</param>
internal sealed class DocumentedCommand(
    string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
