using System.Text.Json;
using KafkaAlarms.Benchmarks.Input;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>The least that a program does with a record: three numbers and the time's text, by <see cref="Utf8JsonReader"/>.</summary>
internal sealed class BareReader
{
    private readonly byte[] buffer = new byte[RecordBlock.MostBytes];

    /// <summary>Sum of all numbers: keeps the work from being optimized away.</summary>
    public double Sum { get; private set; }

    public long TimeBytes { get; private set; }

    public void Run(RecordBlock block)
    {
        for (int i = 0; i < block.Count; i++) Read(buffer.AsSpan(0, block.CopyTo(i, buffer)));
    }

    public void Read(ReadOnlySpan<byte> value)
    {
        Utf8JsonReader reader = new(value);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) ReadMember(ref reader);
        }
    }

    private void ReadMember(ref Utf8JsonReader reader)
    {
        bool isNumber = reader.ValueTextEquals("temperature"u8)
            || reader.ValueTextEquals("humidity"u8)
            || reader.ValueTextEquals("pressure"u8);
        bool isTime = !isNumber && reader.ValueTextEquals("timestamp"u8);
        reader.Read();
        if (isNumber) Sum += reader.GetDouble();
        else if (isTime) TimeBytes += reader.ValueSpan.Length;
    }
}
