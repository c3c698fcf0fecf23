using System.Runtime.InteropServices;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>A record, or an error, as the client library hands it over: <c>rd_kafka_message_t</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeMessage
{
    /// <summary>0, or a code of <see cref="Confluent.Kafka.ErrorCode"/>.</summary>
    public int Error;

    public nint Topic;

    public int Partition;

    /// <summary>Value, null when the record has none; text of the error when there is one.</summary>
    public byte* Value;

    public nuint ValueLength;

    public byte* Key;

    public nuint KeyLength;

    public long Offset;

    public nint Private;
}
