using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Producing;

/// <summary>Stage 6: puts events, state and dead letters into the open transaction, each into
/// the partition it was read from.</summary>
internal sealed class RecordProducer : IRecordSink
{
    private readonly IProducer<byte[], byte[]> producer;
    private readonly TopicOptions topics;
    private readonly Action begin;
    private readonly Action<SourceRecord> onReplaced;
    private readonly TimeSpan patience;
    private readonly Action<DeliveryReport<byte[], byte[]>>? onDelivered;
    private readonly ConcurrentDictionary<(int Partition, long Offset), bool> refused = [];
    private Error? failure;

    /// <param name="producer">Of the stream thread.</param>
    /// <param name="topics">Names.</param>
    /// <param name="begin">Opens a transaction when none is open.</param>
    /// <param name="onReplaced">Takes a record whose dead letter holds only length and hash.</param>
    /// <param name="patience">Time to wait for room in the queue of what is not delivered yet.</param>
    /// <param name="isTransactional">False: failed deliveries are kept for <see cref="TakeFailure"/>.</param>
    public RecordProducer(
        IProducer<byte[], byte[]> producer,
        TopicOptions topics,
        Action begin,
        Action<SourceRecord> onReplaced,
        TimeSpan patience,
        bool isTransactional)
    {
        // A transaction cannot be committed over a failed delivery; without one somebody must remember it.
        onDelivered = isTransactional ? null : NoteFailure;
        this.patience = patience;
        this.producer = producer;
        this.topics = topics;
        this.begin = begin;
        this.onReplaced = onReplaced;
    }

    /// <summary>The first delivery that failed since the last call; null when none did.</summary>
    public Error? TakeFailure() => Interlocked.Exchange(ref failure, null);

    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm)
    {
        Headers headers = [];
        foreach (EventHeader header in AlarmEventHeaders.Of(alarm)) headers.Add(header.Name, header.Value);
        Produce(topics.Alarms, partition, new() { Key = key, Value = value, Headers = headers });
    }

    public void ProduceState(int partition, byte[] key, byte[]? value) =>
        Produce(topics.State, partition, new() { Key = key, Value = value! });

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations) =>
        Produce(
            topics.AlarmDeadLetters,
            Partition.Any,
            new() { Key = key, Value = value, Headers = DeadLetterHeaders.OfEvent(violations) });

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems)
    {
        Message<byte[], byte[]> letter = new()
        {
            Key = record.KeyLength < 0 ? null! : record.Key.AsSpan(0, record.KeyLength).ToArray(),
            Value = record.Value.AsSpan(0, record.ValueLength).ToArray(),
            Headers = DeadLetterHeaders.Of(record, problem, problems),
        };
        if (refused.ContainsKey((record.Partition, record.Offset)))
        {
            Replace(record, letter);
            return;
        }

        try
        {
            int partition = record.Partition;
            long offset = record.Offset;
            Produce(topics.SensorDataDeadLetters, Partition.Any, letter, report =>
            {
                // The transaction is aborted for it; the next try writes what the topic accepts.
                if (report.Error.Code == ErrorCode.MsgSizeTooLarge) refused[(partition, offset)] = true;
                onDelivered?.Invoke(report);
            });
        }
        catch (ProduceException<byte[], byte[]> exception) when (exception.Error.Code == ErrorCode.MsgSizeTooLarge)
        {
            Replace(record, letter);
        }
    }

    private void Replace(SourceRecord record, Message<byte[], byte[]> letter)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(letter.Value));
        letter.Headers.Add(DeadLetterHeaders.Replaced, "length and hash"u8.ToArray());
        letter.Value = JsonSerializer.SerializeToUtf8Bytes(new { length = letter.Value.Length, sha256 = hash });
        Produce(topics.SensorDataDeadLetters, Partition.Any, letter);
        onReplaced(record);
    }

    private void NoteFailure(DeliveryReport<byte[], byte[]> report)
    {
        if (report.Error.IsError) Interlocked.CompareExchange(ref failure, report.Error, null);
    }

    private void Produce(
        string topic,
        Partition partition,
        Message<byte[], byte[]> record,
        Action<DeliveryReport<byte[], byte[]>>? handler = null)
    {
        begin();
        TopicPartition target = new(topic, partition);
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                producer.Produce(target, record, handler ?? onDelivered);
                return;
            }
            catch (ProduceException<byte[], byte[]> exception) when (exception.Error.Code == ErrorCode.Local_QueueFull)
            {
                // Delivery frees the queue; nothing is lost by waiting for it here.
                producer.Poll(TimeSpan.FromMilliseconds(10));
                if (Stopwatch.GetElapsedTime(began) >= patience)
                    throw new ClientsSpentException("the queue of records to deliver stayed full for too long");
            }
        }
    }
}
