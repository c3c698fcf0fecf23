using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Committing;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Committing;

/// <summary>The order of calls on the producer, and which of them is made again.</summary>
public sealed class TransactionCommitterTests
{
    private static readonly TopicPartitionOffset[] Offsets = [new("iot-sensordata", 0, 7)];
    private static readonly Error Busy = new(ErrorCode.ConcurrentTransactions);

    private readonly ProducerLog log;
    private readonly IProducer<byte[], byte[]> producer;

    public TransactionCommitterTests() => (producer, log) = ProducerLog.Of();

    [Fact]
    public void Commit_SeveralWrites_AreOneTransactionWithItsOffsets()
    {
        TransactionCommitter committer = Committer();
        committer.Start();
        committer.Begin();
        committer.Begin();

        Commit(committer);

        log.Calls.ShouldBe(["InitTransactions", "BeginTransaction", "SendOffsetsToTransaction", "CommitTransaction"]);
        committer.IsCommitting.ShouldBeFalse();
    }

    [Fact]
    public void Commit_NothingWritten_StillOpensATransactionForTheOffsets()
    {
        Commit(Committer());

        log.Calls.ShouldBe(["BeginTransaction", "SendOffsetsToTransaction", "CommitTransaction"]);
    }

    [Fact]
    public void Commit_BrokersAreBusy_MakesTheSameCallAgain()
    {
        log.Fail("SendOffsetsToTransaction", new KafkaRetriableException(Busy));
        log.Fail("CommitTransaction", new KafkaRetriableException(Busy), new KafkaRetriableException(Busy));

        Commit(Committer());

        log.Calls.ShouldBe([
            "BeginTransaction", "SendOffsetsToTransaction", "SendOffsetsToTransaction",
            "CommitTransaction", "CommitTransaction", "CommitTransaction"]);
    }

    [Fact]
    public void Commit_BrokersStayBusy_GivesTheClientsUp()
    {
        log.Fail("CommitTransaction", new KafkaRetriableException(Busy));

        Should.Throw<ClientsSpentException>(() => Commit(Committer(TimeSpan.Zero)));
    }

    [Fact]
    public void EndCommit_AfterOneThatFailed_FailsUntilItIsAborted()
    {
        log.Fail("CommitTransaction", new KafkaTxnRequiresAbortException(new Error(ErrorCode.InvalidTxnState)));
        TransactionCommitter committer = Committer();
        committer.BeginCommit(Offsets);

        Should.Throw<KafkaTxnRequiresAbortException>(committer.EndCommit);
        Should.Throw<KafkaTxnRequiresAbortException>(committer.EndCommit);
        committer.Abort();
        committer.EndCommit();

        log.Calls[^1].ShouldBe("AbortTransaction");
    }

    [Fact]
    public void Abort_WithoutATransaction_CallsNothing()
    {
        Committer().Abort();

        log.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void EndLeftovers_OfOpenPartitions_TouchesThemInATransactionThatIsAborted()
    {
        Committer().EndLeftovers([new TopicPartition("alarme", 1), new TopicPartition("alarme-state", 1)], new("iot-sensordata", 1));

        log.Calls.ShouldBe([
            "BeginTransaction", "alarme 1 _end", "alarme-state 1 _end", "Flush", "SendOffsetsToTransaction", "AbortTransaction"]);
    }

    private static void Commit(TransactionCommitter committer)
    {
        committer.BeginCommit(Offsets);
        committer.EndCommit();
    }

    private TransactionCommitter Committer(TimeSpan? patience = null) => new(
        producer,
        () => null!,
        new GuardedCalls(),
        new BrokerWatch(
            "nowhere", () => null, new EngineMetrics().Health, NullLogger.Instance, TimeProvider.System, CancellationToken.None),
        patience ?? TimeSpan.FromSeconds(30));
}
