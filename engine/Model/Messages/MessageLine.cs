using System.Globalization;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Messages;

/// <summary>A message while it is written; numbers are shortest and invariant, absent values empty.</summary>
/// <remarks>Its buffer is used again: only the finished text is allocated. For one thread.</remarks>
internal sealed class MessageLine
{
    private const int LongestNumber = 32;
    private const string Colon = ": ";

    private char[] buffer = new char[256];
    private int length;
    private int wordsFrom;

    public void Clear() => length = wordsFrom = 0;

    public void Add(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
    }

    public void Add(double? number)
    {
        if (number is not { } value) return;
        value.TryFormat(Room(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    public void Add(int number)
    {
        number.TryFormat(Room(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    public void Add(in SampleValue value)
    {
        if (value.Kind == SampleKind.Number) Add(value.Number);
        else if (value.Kind == SampleKind.Boolean) Add(value.Number != 0 ? "true" : "false");
        else if (value.Kind == SampleKind.Text) Add(value.Text);
    }

    /// <summary>Adds a word, after a blank where another one stands before it; nothing for an empty one.</summary>
    public void AddWord(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return;
        Separate();
        Add(word);
    }

    /// <inheritdoc cref="AddWord(ReadOnlySpan{char})"/>
    public void AddWord(in SampleValue value)
    {
        if (value.Kind != SampleKind.Text) Separate(value.Kind != SampleKind.None);
        else Separate(!string.IsNullOrEmpty(value.Text));
        Add(in value);
    }

    /// <inheritdoc cref="AddWord(ReadOnlySpan{char})"/>
    public void AddWord(double? number)
    {
        Separate(number is not null);
        Add(number);
    }

    /// <summary>Begins the words after a colon.</summary>
    public void BeginDetail()
    {
        Add(Colon);
        wordsFrom = length;
    }

    /// <summary>Takes the colon back when no word followed.</summary>
    public void EndDetail()
    {
        if (length == wordsFrom) length -= Colon.Length;
    }

    /// <summary>The text in one line: control characters that a sensor sent become blanks.</summary>
    public override string ToString()
    {
        Span<char> text = buffer.AsSpan(0, length);
        foreach (ref char letter in text)
        {
            if (char.IsControl(letter)) letter = ' ';
        }

        return text.ToString();
    }

    private void Separate(bool follows = true)
    {
        if (follows && length > wordsFrom) Add(" ");
    }

    private Span<char> Room(int count)
    {
        if (buffer.Length - length < count) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
        return buffer.AsSpan(length);
    }
}
