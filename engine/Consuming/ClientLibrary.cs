using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Functions of the client library (librdkafka) that Confluent's client does not offer.</summary>
/// <remarks>Found in the very library that Confluent's client has loaded, under whatever name; see
/// decision 0010.</remarks>
internal sealed unsafe class ClientLibrary
{
    private const string Name = "librdkafka";

    private ClientLibrary(nint library)
    {
        GetConsumerQueue =
            (delegate* unmanaged[Cdecl]<nint, nint>)NativeLibrary.GetExport(library, "rd_kafka_queue_get_consumer");
        DestroyQueue =
            (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "rd_kafka_queue_destroy");
        ConsumeBatch = (delegate* unmanaged[Cdecl]<nint, int, NativeMessage**, nint, nint>)
            NativeLibrary.GetExport(library, "rd_kafka_consume_batch_queue");
        DestroyMessage = (delegate* unmanaged[Cdecl]<NativeMessage*, void>)
            NativeLibrary.GetExport(library, "rd_kafka_message_destroy");
        GetTimestamp = (delegate* unmanaged[Cdecl, SuppressGCTransition]<NativeMessage*, int*, long>)
            NativeLibrary.GetExport(library, "rd_kafka_message_timestamp");
        GetHeaders = (delegate* unmanaged[Cdecl]<NativeMessage*, nint*, int>)
            NativeLibrary.GetExport(library, "rd_kafka_message_headers");
        CountHeaders =
            (delegate* unmanaged[Cdecl]<nint, nuint>)NativeLibrary.GetExport(library, "rd_kafka_header_cnt");
        GetHeader = (delegate* unmanaged[Cdecl]<nint, nuint, byte**, byte**, nuint*, int>)
            NativeLibrary.GetExport(library, "rd_kafka_header_get_all");
    }

    public delegate* unmanaged[Cdecl]<nint, nint> GetConsumerQueue { get; }

    public delegate* unmanaged[Cdecl]<nint, void> DestroyQueue { get; }

    /// <summary>Queue, time-out in ms, room for messages, its size; returns the number of messages, or -1.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, NativeMessage**, nint, nint> ConsumeBatch { get; }

    public delegate* unmanaged[Cdecl]<NativeMessage*, void> DestroyMessage { get; }

    /// <summary>Message, place for the timestamp's type; returns ms since 1970, or -1.</summary>
    public delegate* unmanaged[Cdecl, SuppressGCTransition]<NativeMessage*, int*, long> GetTimestamp { get; }

    /// <summary>Message, place for its headers; returns 0, or an error when there are none.</summary>
    public delegate* unmanaged[Cdecl]<NativeMessage*, nint*, int> GetHeaders { get; }

    public delegate* unmanaged[Cdecl]<nint, nuint> CountHeaders { get; }

    /// <summary>Headers, index, places for name, value and its length; returns 0, or an error.</summary>
    public delegate* unmanaged[Cdecl]<nint, nuint, byte**, byte**, nuint*, int> GetHeader { get; }

    /// <summary>Finds the library that made a client.</summary>
    /// <param name="client">A client that is alive.</param>
    /// <param name="handle">The client, as the library knows it.</param>
    /// <returns>Null when this version of Confluent's client keeps it elsewhere.</returns>
    public static ClientLibrary? TryFind(Handle client, out nint handle)
    {
        PropertyInfo? property =
            typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic);
        handle = (property?.GetValue(client) as SafeHandle)?.DangerousGetHandle() ?? 0;
        if (handle == 0) return null;
        using Process process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            if (module.ModuleName.Contains(Name, StringComparison.Ordinal)
                && NativeLibrary.TryLoad(module.FileName, out nint library))
            {
                return new ClientLibrary(library);
            }
        }

        return null;
    }
}
