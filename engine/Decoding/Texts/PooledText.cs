namespace KafkaAlarms.Engine.Decoding.Texts;

/// <summary>A text that occurs again and again, known by its UTF-8.</summary>
internal sealed class PooledText(byte[] utf8, ulong hash)
{
    /// <summary>The UTF-8.</summary>
    public byte[] Utf8 { get; } = utf8;

    /// <summary>Hash of <see cref="Utf8"/>.</summary>
    public ulong Hash { get; } = hash;

    /// <summary>The text as a string.</summary>
    public string Text { get; } = System.Text.Encoding.UTF8.GetString(utf8);

    /// <summary>What it means as the name of a member.</summary>
    public RecordField Field { get; } = RecordFields.Classify(utf8);

    /// <summary>The sensor record that last had a measurement of this name.</summary>
    public long SeenIn { get; set; }
}
