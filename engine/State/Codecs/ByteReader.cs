using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
/// <param name="bytes">All of it.</param>
/// <param name="texts">Where texts that were read before are found again.</param>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, TextPool texts)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <exception cref="InvalidDataException">The bytes end too early, here and in every other method.</exception>
    public byte ReadByte() => Take(1)[0];

    public long ReadLong()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new InvalidDataException("An integer is too long.");
    }

    public int ReadCount()
    {
        long count = ReadLong();
        if (count < 0 || count > rest.Length) throw new InvalidDataException("A count is out of range.");
        return (int)count;
    }

    public double ReadDouble() => BitConverter.ToDouble(Take(sizeof(double)));

    public ReadOnlySpan<byte> ReadBytes() => Take(ReadCount());

    public string? ReadText()
    {
        long length = ReadLong();
        if (length < 0) return null;
        if (length > rest.Length) throw new InvalidDataException("A text is longer than what is left.");
        return texts.Of(Take((int)length));
    }

    public SampleValue ReadValue()
    {
        SampleKind kind = (SampleKind)ReadByte();
        return kind switch
        {
            SampleKind.Number or SampleKind.Boolean => new SampleValue(kind, ReadDouble(), null),
            SampleKind.Text => new SampleValue(kind, 0, ReadText()),
            _ => SampleValue.None,
        };
    }

    public LastSample ReadSample()
    {
        string? name = ReadText();
        if (name is null) return default;
        SampleValue value = ReadValue();
        string? unit = ReadText();
        Quality quality = (Quality)ReadByte();
        RecordPoint point = new(ReadLong(), (int)ReadLong(), ReadLong(), ReadLong());
        return new LastSample(name, value, unit, quality, point);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length) throw new InvalidDataException("The bytes end too early.");
        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
