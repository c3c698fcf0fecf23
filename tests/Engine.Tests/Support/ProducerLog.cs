using System.Reflection;
using System.Text;
using Confluent.Kafka;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>A producer without a Kafka: notes what is called and produced, and fails where it is told to.</summary>
/// <remarks>Made by <see cref="Of"/>; the proxy is a class that derives from this one, in another assembly.</remarks>
public class ProducerLog : DispatchProxy
{
    /// <summary>One line for each call, in its order.</summary>
    public List<string> Calls { get; } = [];

    public List<Message<byte[], byte[]>> Records { get; } = [];

    /// <summary>What the next calls of a method throw, one after the other.</summary>
    public Dictionary<string, Queue<Exception>> Failures { get; } = [];

    /// <summary>What the broker says of a record; null: it is delivered.</summary>
    public Func<string, Error?> Refuse { get; set; } = _ => null;

    public static (IProducer<byte[], byte[]> Producer, ProducerLog Log) Of()
    {
        var producer = Create<IProducer<byte[], byte[]>, ProducerLog>();
        return (producer, (ProducerLog)producer);
    }

    /// <summary>Lets calls of a method fail, in turn.</summary>
    public void Fail(string method, params Exception[] with) => Failures[method] = new Queue<Exception>(with);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        string method = targetMethod!.Name;
        Calls.Add(args is [TopicPartition target, Message<byte[], byte[]> record, ..] ? Line(target, record) : method);
        if (Failures.TryGetValue(method, out Queue<Exception>? failures) && failures.TryDequeue(out Exception? failure))
            throw failure;
        if (args is [TopicPartition to, Message<byte[], byte[]> produced, var handler]) Deliver(to, produced, handler);
        return targetMethod.ReturnType == typeof(int) ? 0 : null;
    }

    private static string Line(TopicPartition target, Message<byte[], byte[]> record) =>
        $"{target.Topic} {(target.Partition == Partition.Any ? "any" : target.Partition.Value)} " +
        $"{(record.Key is null ? "null" : Encoding.UTF8.GetString(record.Key))}";

    private void Deliver(TopicPartition target, Message<byte[], byte[]> record, object? handler)
    {
        Records.Add(record);
        Error error = Refuse(target.Topic) ?? new Error(ErrorCode.NoError);
        if (handler is Action<DeliveryReport<byte[], byte[]>> report)
            report(new() { Error = error, TopicPartitionOffsetError = new(target, Offset.Unset, error) });
    }
}
