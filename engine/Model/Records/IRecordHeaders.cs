namespace KafkaAlarms.Engine.Model.Records;

/// <summary>Headers of a Kafka record, whatever client read them.</summary>
internal interface IRecordHeaders
{
    /// <summary>Number of headers.</summary>
    int Count { get; }

    /// <summary>Name of one header.</summary>
    string NameAt(int index);

    /// <summary>Value of one header; empty for a null value.</summary>
    ReadOnlyMemory<byte> ValueAt(int index);
}
