using System.Runtime.InteropServices;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Headers of the message that a batch stands at; read only when somebody asks.</summary>
internal sealed unsafe class NativeHeaders(ClientLibrary library) : IRecordHeaders
{
    private NativeMessage* message;

    public int Count => Find() is var headers && headers == 0 ? 0 : (int)library.CountHeaders(headers);

    public string NameAt(int index)
    {
        byte* name;
        byte* value;
        nuint length;
        return library.GetHeader(Find(), (nuint)index, &name, &value, &length) == 0
            ? Marshal.PtrToStringUTF8((nint)name)!
            : throw new ArgumentOutOfRangeException(nameof(index));
    }

    public ReadOnlyMemory<byte> ValueAt(int index)
    {
        byte* name;
        byte* value;
        nuint length;
        return library.GetHeader(Find(), (nuint)index, &name, &value, &length) == 0
            ? new ReadOnlySpan<byte>(value, (int)length).ToArray()
            : throw new ArgumentOutOfRangeException(nameof(index));
    }

    /// <summary>Points at the headers of another message.</summary>
    public void MoveTo(NativeMessage* next) => message = next;

    private nint Find()
    {
        nint headers;
        return library.GetHeaders(message, &headers) == 0 ? headers : 0;
    }
}
