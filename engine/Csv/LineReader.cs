namespace KafkaAlarms.Engine.Csv;

/// <summary>Reads a stream line by line as bytes, whatever their encoding; of a line that is too long only the
/// beginning.</summary>
internal sealed class LineReader : IDisposable
{
    private const int FirstSize = 256 * 1024;

    private readonly Stream input;
    private readonly int mostBytes;
    private byte[] buffer;
    private int next;
    private int end;
    private int start;
    private int length;
    private long bufferAt;
    private bool atEnd;

    /// <param name="input">Read to its end, and closed.</param>
    /// <param name="mostBytes">Longest line.</param>
    public LineReader(Stream input, int mostBytes)
    {
        this.input = input;
        this.mostBytes = mostBytes;
        buffer = new byte[FirstSize];
    }

    /// <summary>Number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line read last, without its end; valid until the next is read.</summary>
    public ArraySegment<byte> Line => new(buffer, start, length);

    /// <summary>Byte offset of that line in the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>True when the line read last is longer than allowed, so that it is not whole.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Share of the stream that is read; null where it has no length.</summary>
    public double? Progress =>
        !input.CanSeek || input.Length == 0 ? null : (double)(input.Position - (end - next)) / input.Length;

    /// <summary>The first byte that is not white space, before anything is read; 0 when there is none.</summary>
    public byte Peek()
    {
        Fill();
        ReadOnlySpan<byte> text = buffer.AsSpan(next, end - next);
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        text = text.TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? (byte)0 : text[0];
    }

    /// <summary>Reads the next line.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        int seen = 0;
        while (true)
        {
            int at = buffer.AsSpan(next + seen, end - next - seen).IndexOf((byte)'\n');
            if (at >= 0) return Take(seen + at, seen + at + 1);
            seen = end - next;
            if (seen > mostBytes) return SkipRest();
            if (!Fill()) return seen > 0 && Take(seen, seen);
        }
    }

    public void Dispose() => input.Dispose();

    private bool Take(int bytes, int consumed)
    {
        start = next;
        length = bytes;
        next += consumed;
        Number++;
        Offset = bufferAt + start;
        if (length > 0 && buffer[start + length - 1] == '\r') length--;
        if (Number == 1) SkipByteOrderMark();
        IsTooLong = length > mostBytes;
        return true;
    }

    private void SkipByteOrderMark()
    {
        if (!Line.AsSpan().StartsWith("\uFEFF"u8)) return;
        start += 3;
        Offset += 3;
        length -= 3;
    }

    /// <summary>Takes the beginning of a line that is too long, and passes over its rest.</summary>
    private bool SkipRest()
    {
        Number++;
        Offset = bufferAt + next;
        IsTooLong = true;
        int kept = Math.Min(mostBytes, FirstSize / 2);
        buffer.AsSpan(next, kept).CopyTo(buffer);
        start = 0;
        length = kept;
        while (true)
        {
            int at = buffer.AsSpan(next, end - next).IndexOf((byte)'\n');
            if (at >= 0)
            {
                next += at + 1;
                return true;
            }

            bufferAt += end - kept;
            next = kept;
            end = kept + Pour(kept);
            if (end == kept) return true;
        }
    }

    private bool Fill()
    {
        if (next > 0)
        {
            buffer.AsSpan(next, end - next).CopyTo(buffer);
            end -= next;
            bufferAt += next;
            next = 0;
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        int read = Pour(end);
        end += read;
        return read > 0;
    }

    private int Pour(int from)
    {
        if (atEnd) return 0;
        int read = input.Read(buffer, from, buffer.Length - from);
        atEnd = read == 0;
        return read;
    }
}
