using System.Buffers;

namespace KafkaAlarms.Engine.Csv;

/// <summary>Reads rows of CSV (RFC 4180): cells between delimiters, in quotes where they hold a delimiter, a line break
/// or a quote, which is doubled then.</summary>
internal sealed class CsvReader(LineReader lines, int mostBytes)
{
    private readonly ArrayBufferWriter<byte> text = new(1_024);
    private readonly List<int> ends = [];
    private readonly List<long> offsets = [];
    private byte delimiter = (byte)',';

    /// <summary>Number of cells of the row read last.</summary>
    public int Count => ends.Count;

    /// <summary>Number of the line at which the row read last begins.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the row read last, one sentence; null: nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>A cell of the row read last, without its quotes; valid until the next row.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            int start = index == 0 ? 0 : ends[index - 1];
            return text.WrittenSpan[start..ends[index]];
        }
    }

    /// <summary>Byte offset in the stream of a cell of the row read last, its quote included.</summary>
    public long OffsetOf(int index) => offsets[index];

    /// <summary>Reads the first row that is not blank; of comma, semicolon and tab the one that comes first in it
    /// is the delimiter from then on.</summary>
    /// <returns>False at the end.</returns>
    public bool ReadHeader()
    {
        if (!SkipBlank()) return false;
        ReadOnlySpan<byte> line = lines.Line;
        int at = line.IndexOfAny(",;\t"u8);
        if (at >= 0) delimiter = line[at];
        Begin();
        return true;
    }

    /// <summary>Reads the next row that is not blank.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        if (!SkipBlank()) return false;
        Begin();
        return true;
    }

    private string TooLong => $"The row is longer than {mostBytes} bytes (Decoding:MaxRecordBytes).";

    private bool SkipBlank()
    {
        while (lines.Read())
        {
            if (!lines.Line.AsSpan().Trim(" \t"u8).IsEmpty) return true;
        }

        return false;
    }

    private void Begin()
    {
        text.ResetWrittenCount();
        ends.Clear();
        offsets.Clear();
        Line = lines.Number;
        Fault = null;
        bool isOpen = Split(lines.Line, inQuotes: false);
        while (isOpen && Fault is null) isOpen = ReadOn();
        if (lines.IsTooLong) Fault = TooLong;
    }

    /// <summary>Goes on with a cell that holds a line break.</summary>
    private bool ReadOn()
    {
        if (!lines.Read())
        {
            Fault = "A quote is opened and never closed.";
            return false;
        }

        text.Write("\n"u8);
        bool isOpen = Split(lines.Line, inQuotes: true);
        if (text.WrittenCount > mostBytes) Fault = TooLong;
        return isOpen;
    }

    /// <summary>Splits a line.</summary>
    /// <returns>True when it ends within quotes.</returns>
    private bool Split(ReadOnlySpan<byte> line, bool inQuotes)
    {
        long end = lines.Offset + line.Length;
        while (true)
        {
            if (!inQuotes) offsets.Add(end - line.Length);
            if (!inQuotes && line.StartsWith("\""u8))
            {
                inQuotes = true;
                line = line[1..];
            }

            if (inQuotes && !TryTakeQuoted(ref line)) return true;
            inQuotes = false;
            // What stands behind a closing quote belongs to the cell, as most programs have it.
            int cut = line.IndexOf(delimiter);
            text.Write(cut < 0 ? line : line[..cut]);
            ends.Add(text.WrittenCount);
            if (cut < 0) return false;
            line = line[(cut + 1)..];
        }
    }

    /// <summary>Takes what stands within quotes, and the closing one.</summary>
    /// <returns>False when the line ends before that.</returns>
    private bool TryTakeQuoted(ref ReadOnlySpan<byte> line)
    {
        while (true)
        {
            int quote = line.IndexOf((byte)'"');
            text.Write(quote < 0 ? line : line[..quote]);
            if (quote < 0) return false;
            line = line[(quote + 1)..];
            if (!line.StartsWith("\""u8)) return true;
            text.Write("\""u8);
            line = line[1..];
        }
    }
}
