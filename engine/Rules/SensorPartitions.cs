using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Partition that a writer gives a key.</summary>
/// <remarks>Algorithms: murmur2 of the Java client's default partitioner (Apache Kafka,
/// clients, Utils.murmur2); CRC-32 of librdkafka's
/// consistent partitioner (polynomial 0xEDB88320).</remarks>
internal static class SensorPartitions
{
    public static int Of(SensorPartitioner partitioner, ReadOnlySpan<byte> key, int partitions) =>
        partitioner == SensorPartitioner.Murmur2
            ? (int)((Murmur2(key) & 0x7FFF_FFFF) % (uint)partitions)
            : (int)(Crc32(key) % (uint)partitions);

    internal static uint Murmur2(ReadOnlySpan<byte> key)
    {
        const uint Multiplier = 0x5BD1_E995;
        const int Shift = 24;
        unchecked
        {
            uint hash = 0x9747_B28C ^ (uint)key.Length;
            while (key.Length >= 4)
            {
                uint k = BitConverter.ToUInt32(key) * Multiplier;
                k = (k ^ (k >> Shift)) * Multiplier;
                hash = (hash * Multiplier) ^ k;
                key = key[4..];
            }

            if (key.Length > 0)
            {
                for (int i = key.Length - 1; i >= 0; i--) hash ^= (uint)key[i] << (8 * i);
                hash *= Multiplier;
            }

            hash = (hash ^ (hash >> 13)) * Multiplier;
            return hash ^ (hash >> 15);
        }
    }

    internal static uint Crc32(ReadOnlySpan<byte> key)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in key)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1;
        }

        return ~crc;
    }
}
