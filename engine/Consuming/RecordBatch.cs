using System.Runtime.InteropServices;
using Confluent.Kafka;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Takes records from a consumer's queue in batches, without an object for each.</summary>
internal sealed unsafe class RecordBatch : IDisposable
{
    /// <summary>Messages at most; about a millisecond's work.</summary>
    private const int Capacity = 500;

    private readonly ClientLibrary library;
    private readonly NativeHeaders headers;
    private readonly nint queue;
    private readonly NativeMessage** messages;
    private readonly byte[][] buffers = [new byte[256], new byte[1_024]];
    private int count;
    private int next;

    private RecordBatch(ClientLibrary library, nint client)
    {
        this.library = library;
        headers = new NativeHeaders(library);
        queue = library.GetConsumerQueue(client);
        messages = (NativeMessage**)NativeMemory.Alloc(Capacity, (nuint)sizeof(NativeMessage*));
    }

    /// <summary>True while messages of the last <see cref="Fill"/> have not been taken.</summary>
    public bool HasMore => next < count;

    /// <summary>Makes a batch over a consumer's queue.</summary>
    /// <returns>Null when the client's library was not found: records are then read one by one.</returns>
    public static RecordBatch? TryCreate(Handle consumer) =>
        ClientLibrary.TryFind(consumer, out nint client) is { } library ? new RecordBatch(library, client) : null;

    /// <summary>Takes what is in the queue, without waiting; calls back what the group decides.</summary>
    /// <returns>False when there was nothing.</returns>
    public bool Fill()
    {
        Discard();
        // A time-out would be waited for until the batch is full.
        count = (int)nint.Max(0, library.ConsumeBatch(queue, 0, messages, Capacity));
        return count > 0;
    }

    /// <summary>Moves to the next message.</summary>
    /// <param name="into">Takes the record; valid until the next message is taken.</param>
    /// <returns>0; or the code of an error, with the partition and the offset that it is about.</returns>
    public ErrorCode Take(SourceRecord into)
    {
        NativeMessage* message = messages[next];
        if (next > 0) Destroy(next - 1);
        next++;
        into.Partition = message->Partition;
        into.Offset = message->Offset;
        if (message->Error != 0) return (ErrorCode)message->Error;
        int type;
        into.KafkaTime = KafkaTimestamp.TicksOf(library.GetTimestamp(message, &type));
        into.Key = Copy(0, message->Key, message->KeyLength);
        into.KeyLength = message->Key is null ? SourceRecord.Null : (int)message->KeyLength;
        into.Value = Copy(1, message->Value, message->ValueLength);
        into.ValueLength = message->Value is null ? SourceRecord.Null : (int)message->ValueLength;
        headers.MoveTo(message);
        into.Headers = headers;
        return ErrorCode.NoError;
    }

    /// <summary>Lets go of what was not taken: it is read again after a seek.</summary>
    public void Discard()
    {
        for (int i = Math.Max(0, next - 1); i < count; i++) Destroy(i);
        next = count = 0;
    }

    public void Dispose()
    {
        Discard();
        library.DestroyQueue(queue);
        NativeMemory.Free(messages);
    }

    private void Destroy(int index) => library.DestroyMessage(messages[index]);

    private byte[] Copy(int slot, byte* bytes, nuint length)
    {
        byte[] buffer = buffers[slot];
        if ((nuint)buffer.Length < length)
            buffers[slot] = buffer = new byte[Math.Max((int)length, buffer.Length * 2)];
        new ReadOnlySpan<byte>(bytes, (int)length).CopyTo(buffer);
        return buffer;
    }
}
