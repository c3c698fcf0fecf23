using System.Buffers;
using System.Text;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>Writes the compact binary form of engine memory: little-endian base-128
/// integers, texts with their length.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>What was written, until the next call.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    public void Clear() => buffer.ResetWrittenCount();

    public void Write(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    /// <summary>Writes an integer of any sign; small distances from 0 are short.</summary>
    public void Write(long value)
    {
        ulong rest = (ulong)((value << 1) ^ (value >> 63));
        while (rest >= 0x80)
        {
            Write((byte)(rest | 0x80));
            rest >>= 7;
        }

        Write((byte)rest);
    }

    public void Write(double value)
    {
        BitConverter.TryWriteBytes(buffer.GetSpan(sizeof(double)), value);
        buffer.Advance(sizeof(double));
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Write((long)bytes.Length);
        buffer.Write(bytes);
    }

    /// <summary>Writes a text; null is told from empty.</summary>
    public void Write(string? text)
    {
        if (text is null)
        {
            Write(-1L);
            return;
        }

        int length = Encoding.UTF8.GetByteCount(text);
        Write((long)length);
        Encoding.UTF8.GetBytes(text, buffer.GetSpan(Math.Max(1, length)));
        buffer.Advance(length);
    }

    public void Write(in SampleValue value)
    {
        Write((byte)value.Kind);
        if (value.Kind is SampleKind.Number or SampleKind.Boolean) Write(value.Number);
        else if (value.Kind == SampleKind.Text) Write(value.Text);
    }

    public void Write(in LastSample sample)
    {
        Write(sample.Name);
        if (sample.IsNone) return;
        SampleValue value = sample.Value;
        Write(in value);
        Write(sample.Unit);
        Write((byte)sample.Quality);
        Write(sample.Point.Offset);
        Write((long)sample.Point.Index);
        Write(sample.Point.Time);
        Write(sample.Point.KafkaTime);
    }
}
