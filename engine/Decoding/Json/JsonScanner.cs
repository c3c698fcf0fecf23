using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>Reads JSON forward, token by token, from a buffer that is already known to be UTF-8.</summary>
/// <remarks>
/// Grammar of RFC 8259, and bare NaN and infinity tokens on top. Never throws and allocates nothing: what is no JSON
/// ends in <see cref="Fault"/>. One stream thread.
/// </remarks>
internal sealed class JsonScanner(int maxDepth)
{
    private byte[] buffer = [];
    private int position;
    private int end;
    private int depth;

    /// <summary>The token read last: a value, or the name of a member.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>Why reading stopped.</summary>
    public ErrorCode Fault { get; private set; }

    /// <summary>Next byte to read, counted from the start of the buffer.</summary>
    public int Position => position;

    /// <summary>The buffer being read.</summary>
    public byte[] Buffer => buffer;

    /// <summary>Begins with a new buffer.</summary>
    public void Begin(byte[] source, int start, int stop)
    {
        buffer = source;
        position = start;
        end = stop;
        depth = 0;
        Fault = ErrorCode.None;
    }

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> Bytes(in JsonToken token) => buffer.AsSpan(token.Start, token.Length);

    /// <summary>Reads a value: a scalar whole, of a container the opening bracket.</summary>
    public bool ReadValue()
    {
        SkipWhitespace();
        if (position >= end) return Fail();
        return buffer[position] switch
        {
            (byte)'"' => ReadString(),
            (byte)'{' => Open(JsonKind.Object),
            (byte)'[' => Open(JsonKind.Array),
            _ => ReadNumberOrWord(),
        };
    }

    /// <summary>Goes to the next member of the open object: its name is the token, its value comes next.</summary>
    /// <param name="first">True for the first call after the opening bracket.</param>
    public JsonStep NextMember(bool first)
    {
        JsonStep step = Next(first, (byte)'}');
        if (step != JsonStep.Item) return step;
        return ReadName();
    }

    /// <summary>Goes to the next member of the open object, whose name the caller foresees.</summary>
    /// <param name="first">True for the first call after the opening bracket.</param>
    /// <param name="foreseen">A name that stood in quotes without escapes; null: none.</param>
    /// <param name="isForeseen">True when it is that name; it is not the token then.</param>
    public JsonStep NextMember(bool first, byte[]? foreseen, out bool isForeseen)
    {
        isForeseen = false;
        if (foreseen is null) return NextMember(first);
        JsonStep step = Next(first, (byte)'}');
        if (step != JsonStep.Item) return step;
        isForeseen = TryPass(foreseen);
        return isForeseen ? JsonStep.Item : ReadName();
    }

    /// <summary>Goes to the next element of the open array, which is read next.</summary>
    /// <param name="first">True for the first call after the opening bracket.</param>
    public JsonStep NextElement(bool first) => Next(first, (byte)']');

    /// <summary>Reads the rest of the container just opened; the token is then the whole of it.</summary>
    public bool SkipContainer()
    {
        JsonToken opened = Token;
        JsonStep step = opened.Kind == JsonKind.Object ? NextMember(first: true) : NextElement(first: true);
        while (step == JsonStep.Item)
        {
            if (!ReadValue() || (Token.IsContainer && !SkipContainer())) return false;
            step = opened.Kind == JsonKind.Object ? NextMember(first: false) : NextElement(first: false);
        }

        MarkWhole(opened);
        return step == JsonStep.End;
    }

    /// <summary>Makes the container that has just been read to its end the token.</summary>
    public void MarkWhole(in JsonToken opened) =>
        Token = new JsonToken(opened.Kind, opened.Start, position - opened.Start);

    /// <summary>Whether nothing but white space follows.</summary>
    public bool ReadEnd()
    {
        SkipWhitespace();
        return position >= end || Fail();
    }

    /// <summary>Opens a container again that was read before; <see cref="Resume"/> goes back.</summary>
    /// <returns>Where to resume.</returns>
    public int Reopen(in JsonToken container)
    {
        int resumeAt = position;
        position = container.Start + 1;
        depth++;
        Token = new JsonToken(container.Kind, container.Start, 1);
        return resumeAt;
    }

    /// <summary>Goes back to where <see cref="Reopen"/> was called; the container has been read to its end.</summary>
    public void Resume(int resumeAt) => position = resumeAt;

    /// <summary>The bytes of an array's element, however broken it is.</summary>
    public ReadOnlySpan<byte> ElementAt(int start) => buffer.AsSpan(start, ElementEnd.Find(buffer, start, end) - start);

    /// <summary>After a fault in an element of an array, goes to the comma or bracket behind it.</summary>
    /// <param name="start">Where the element begins.</param>
    /// <param name="openContainers">Containers open around the element.</param>
    /// <returns>False when there is none.</returns>
    public bool Recover(int start, int openContainers)
    {
        Fault = ErrorCode.None;
        position = ElementEnd.Find(buffer, start, end);
        depth = openContainers;
        return position < end;
    }

    private bool Open(JsonKind kind)
    {
        if (depth == maxDepth)
        {
            Fault = ErrorCode.TooDeep;
            return false;
        }

        depth++;
        Token = new JsonToken(kind, position, 1);
        position++;
        return true;
    }

    /// <summary>Passes a name in quotes and the colon right behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPass(byte[] name)
    {
        int quote = position + 1 + name.Length;
        if (quote + 1 >= end || buffer[position] != '"' || buffer[quote] != '"') return false;
        if (buffer[quote + 1] != ':' || !buffer.AsSpan(position + 1, name.Length).SequenceEqual(name)) return false;
        position = quote + 2;
        return true;
    }

    private JsonStep ReadName()
    {
        if (position >= end || buffer[position] != '"' || !ReadString()) return FailStep();
        SkipWhitespace();
        if (position >= end || buffer[position] != ':') return FailStep();
        position++;
        return JsonStep.Item;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonStep Next(bool first, byte close)
    {
        SkipWhitespace();
        if (position >= end) return FailStep();
        byte next = buffer[position];
        if (next == close)
        {
            position++;
            depth--;
            return JsonStep.End;
        }

        if (first) return JsonStep.Item;
        if (next != ',') return FailStep();
        position++;
        SkipWhitespace();
        return JsonStep.Item;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadString()
    {
        int start = position + 1;
        int quote = JsonGrammar.FindQuote(buffer.AsSpan(start, end - start), out bool escaped);
        position = quote < 0 ? start + ~quote : start + quote + 1;
        if (quote < 0) return Fail();
        Token = new JsonToken(JsonKind.String, start, quote, escaped);
        return true;
    }

    private bool ReadNumberOrWord()
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(position, end - position);
        int length = JsonGrammar.NumberLength(rest);
        JsonKind kind = JsonKind.Number;
        if (length == 0) (kind, length) = JsonGrammar.Word(rest);
        if (kind == JsonKind.None)
        {
            position += length;
            return Fail();
        }

        Token = new JsonToken(kind, position, length);
        position += length;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipWhitespace()
    {
        // Most devices write none.
        if (position < end && buffer[position] <= ' ') SkipSomeWhitespace();
    }

    private void SkipSomeWhitespace()
    {
        byte[] bytes = buffer;
        int at = position;
        while (at < end && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') at++;
        position = at;
    }

    private bool Fail()
    {
        if (Fault == ErrorCode.None) Fault = position >= end ? ErrorCode.TruncatedJson : ErrorCode.BrokenJson;
        return false;
    }

    private JsonStep FailStep()
    {
        Fail();
        return JsonStep.Fault;
    }
}
