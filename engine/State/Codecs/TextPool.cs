using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>Texts that come again and again while state is read, each as one object.</summary>
/// <remarks>Holds the first so many texts and makes all others anew, so that it cannot grow without bound.</remarks>
internal sealed class TextPool
{
    private const int MostTexts = 4_096;

    private readonly Dictionary<byte[], string> texts;
    private readonly Dictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> lookup;

    public TextPool()
    {
        texts = new(new Utf8KeyComparer());
        lookup = texts.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The text of some UTF-8.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (lookup.TryGetValue(utf8, out string? known)) return known;
        string text = Utf8Text.Of(utf8);
        if (texts.Count < MostTexts) lookup[utf8] = text;
        return text;
    }
}
