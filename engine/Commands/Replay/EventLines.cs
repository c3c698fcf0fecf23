using System.Text;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>Prints alarm events, one JSON document a line, in blocks.</summary>
internal sealed class EventLines(TextWriter output) : IDisposable
{
    private const int BlockLength = 32 * 1024;

    private readonly StringBuilder block = new();

    /// <summary>Prints an event.</summary>
    /// <param name="json">As it would be produced.</param>
    public void Write(byte[] json)
    {
        block.Append(Encoding.UTF8.GetString(json)).Append('\n');
        if (block.Length >= BlockLength) Flush();
    }

    /// <summary>Prints what is still held.</summary>
    public void Flush()
    {
        output.Write(block);
        block.Clear();
        output.Flush();
    }

    public void Dispose() => Flush();
}
