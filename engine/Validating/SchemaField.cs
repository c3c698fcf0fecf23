using System.Text;

namespace KafkaAlarms.Engine.Validating;

/// <summary>One field of an object in the schema.</summary>
internal sealed class SchemaField(string name, SchemaNode value)
{
    private readonly byte[] nameBytes = Encoding.UTF8.GetBytes(name);

    public string Name => name;

    public SchemaNode Value => value;

    public bool IsNamed(ReadOnlySpan<byte> text) => text.SequenceEqual(nameBytes);
}
