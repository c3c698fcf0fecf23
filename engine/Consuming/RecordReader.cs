using Confluent.Kafka;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Reads records: in batches while there are many, through Confluent's client to wait for more.</summary>
/// <remarks>Used by one stream thread; the group's decisions are called back while it reads.</remarks>
internal sealed class RecordReader : IDisposable
{
    private readonly IConsumer<RawBytes, RawBytes> consumer;
    private readonly Action<Error> onError;
    private readonly ConfluentHeaders headers = new();
    private readonly RecordBatch? batch;

    /// <param name="consumer">Consumer; disposed of by its owner, after this.</param>
    /// <param name="inBatches">False: only through Confluent's client.</param>
    /// <param name="onError">Takes errors that pass by themselves.</param>
    public RecordReader(IConsumer<RawBytes, RawBytes> consumer, bool inBatches, Action<Error> onError)
    {
        this.consumer = consumer;
        this.onError = onError;
        batch = inBatches ? RecordBatch.TryCreate(consumer.Handle) : null;
    }

    /// <summary>True while records were taken from the client that were not read yet.</summary>
    public bool HasMore => batch is { HasMore: true };

    /// <summary>Reads the next record.</summary>
    /// <param name="wait">Longest wait for one.</param>
    /// <param name="into">Takes the record, or the place of the end; valid until the next read.</param>
    /// <exception cref="KafkaException">Fatal: the clients must be replaced.</exception>
    public ReadOutcome Read(TimeSpan wait, SourceRecord into)
    {
        if (batch is not null && (batch.HasMore || batch.Fill())) return Judge(batch.Take(into));
        try
        {
            return consumer.Consume(wait) is { } result ? Take(result, into) : ReadOutcome.Nothing;
        }
        catch (ConsumeException exception) when (!exception.Error.IsFatal)
        {
            return Judge(exception.Error.Code);
        }
    }

    /// <summary>Forgets what was taken from the client and not read; to be followed by seeks.</summary>
    public void Discard() => batch?.Discard();

    public void Dispose() => batch?.Dispose();

    private ReadOutcome Judge(ErrorCode code)
    {
        switch (code)
        {
            case ErrorCode.NoError:
                return ReadOutcome.Record;
            case ErrorCode.Local_PartitionEOF:
                return ReadOutcome.End;
            case ErrorCode.Local_Fatal:
                throw new KafkaException(new Error(code, "the consumer was fenced, or cannot go on", isFatal: true));
            case ErrorCode.Local_AutoOffsetReset:
                return ReadOutcome.OutOfRange;
            default:
                onError(new Error(code));
                return ReadOutcome.Nothing;
        }
    }

    private ReadOutcome Take(ConsumeResult<RawBytes, RawBytes> result, SourceRecord into)
    {
        into.Partition = result.Partition;
        into.Offset = result.Offset;
        if (result.IsPartitionEOF) return ReadOutcome.End;
        Message<RawBytes, RawBytes> message = result.Message;
        into.KafkaTime = KafkaTimestamp.TicksOf(message.Timestamp.UnixTimestampMs);
        into.Key = message.Key.Buffer;
        into.KeyLength = message.Key.Length;
        into.Value = message.Value.Buffer;
        into.ValueLength = message.Value.Length;
        into.Headers = headers.At(message.Headers);
        return ReadOutcome.Record;
    }
}
