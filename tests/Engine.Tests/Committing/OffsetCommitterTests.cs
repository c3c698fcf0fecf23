using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Committing;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Committing;

/// <summary>Without transactions, offsets follow what was delivered.</summary>
public sealed class OffsetCommitterTests
{
    private static readonly TopicPartitionOffset[] Offsets = [new("iot-sensordata", 0, 7)];

    private readonly ProducerLog log;
    private readonly IProducer<byte[], byte[]> producer;
    private Error? failure;

    public OffsetCommitterTests() => (producer, log) = ProducerLog.Of();

    [Fact]
    public void Commit_EverythingDelivered_CommitsOffsetsLast()
    {
        Committer().BeginCommit(Offsets);

        log.Calls.ShouldBe(["Flush", "offsets 0@7"]);
    }

    [Fact]
    public void Commit_ADeliveryFailed_CommitsNoOffset()
    {
        failure = new Error(ErrorCode.MsgSizeTooLarge);

        Should.Throw<KafkaException>(() => Committer().BeginCommit(Offsets)).Error.Code.ShouldBe(ErrorCode.MsgSizeTooLarge);

        log.Calls.ShouldBe(["Flush"]);
    }

    [Fact]
    public void Abort_ADeliveryFailed_IsNoFault()
    {
        failure = new Error(ErrorCode.MsgSizeTooLarge);

        Committer().Abort();

        log.Calls.ShouldBe(["Flush"]);
    }

    private OffsetCommitter Committer() => new(
        producer,
        offsets => log.Calls.Add("offsets " + string.Join(' ', offsets.Select(one => $"{one.Partition.Value}@{one.Offset.Value}"))),
        () => failure,
        new GuardedCalls(),
        TimeSpan.FromSeconds(30));
}
