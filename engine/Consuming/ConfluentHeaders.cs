using Confluent.Kafka;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Headers as the Confluent client gives them; one instance a consumer,
/// pointed at each record in turn.</summary>
internal sealed class ConfluentHeaders : IRecordHeaders
{
    private Headers? headers;

    public int Count => headers?.Count ?? 0;

    public string NameAt(int index) => headers![index].Key;

    public ReadOnlyMemory<byte> ValueAt(int index) => headers![index].GetValueBytes();

    /// <summary>Points at the headers of another record.</summary>
    /// <returns>This, or null when there are none.</returns>
    public ConfluentHeaders? At(Headers? record)
    {
        headers = record;
        return record is { Count: > 0 } ? this : null;
    }
}
