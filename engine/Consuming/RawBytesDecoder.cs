using Confluent.Kafka;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Copies key or value into one buffer, so that no array is made for each record.</summary>
internal sealed class RawBytesDecoder : IDeserializer<RawBytes>
{
    private byte[] buffer = new byte[1_024];

    public RawBytes Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
    {
        if (isNull) return new RawBytes(buffer, -1);
        if (data.Length > buffer.Length) buffer = new byte[Math.Max(data.Length, buffer.Length * 2)];
        data.CopyTo(buffer);
        return new RawBytes(buffer, data.Length);
    }
}
