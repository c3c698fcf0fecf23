using System.Buffers.Binary;
using System.Text;

namespace KafkaAlarms.Kafka.Tests.Records;

/// <summary>Transactional ids that producers have taken, as the broker's own topic names them.</summary>
internal static class TransactionalIds
{
    private const string Topic = "__transaction_state";
    private const int LengthAt = sizeof(short);
    private const int TextAt = LengthAt + sizeof(short);

    /// <summary>All ids that hold a text.</summary>
    public static async Task<IReadOnlyList<string>> ContainingAsync(string bootstrap, string text)
    {
        var records = await TopicReader.ReadAsync(bootstrap, Topic);
        return records.Where(one => one.Message.Key is not null).Select(one => Id(one.Message.Key!)).Distinct()
            .Where(id => id.Contains(text, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
    }

    // A key is its version, the length of the id and the id.
    private static string Id(byte[] key) =>
        Encoding.UTF8.GetString(key, TextAt, BinaryPrimitives.ReadInt16BigEndian(key.AsSpan(LengthAt)));
}
