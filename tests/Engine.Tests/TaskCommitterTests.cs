using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests;

/// <summary>The order in which a commit is written and waited for.</summary>
public sealed class TaskCommitterTests
{
    private readonly CommitLog log = new();
    private readonly Dictionary<int, StreamTask> tasks = new() { [0] = NewTask(0), [1] = NewTask(1) };
    private readonly ThreadCounters counters = new((_, _, _) => { }, (_, _) => { });
    private readonly List<long> waiting = [];
    private readonly HeldRecords records;
    private readonly TaskCommitter committer;

    public TaskCommitterTests()
    {
        ThreadContext context = new(
            new EngineSettings(), null!, null!, null!, null!, null!, new EngineMetrics(), null!, null!, TimeProvider.System);
        records = new HeldRecords(log, log);
        committer = new TaskCommitter(context, log, records, counters, waiting);
    }

    [Fact]
    public void Commit_StateOfTwoPartitions_IsDeliveredBeforeTaskRecordsMakeItCount()
    {
        log.ProduceEvent(0, [], [], null!);

        committer.Commit(tasks.Values, flushMemory: true);

        log.Lines.ShouldBe([
            "event 0", "flush",
            "_memory/0 0", "_memory/0 1", "flush",
            "_task 0", "_task 1", "commit 0@7 1@7", "ended"]);
    }

    [Fact]
    public void Commit_StateIsNotDelivered_WritesNoTaskRecord()
    {
        log.FailingFlush = 2;

        Should.Throw<KafkaException>(() => committer.Commit(tasks.Values, flushMemory: true));

        log.Lines.ShouldBe(["flush", "_memory/0 0", "_memory/0 1", "flush"]);
    }

    [Fact]
    public void Commit_NoStateChanged_WaitsOnce()
    {
        committer.Commit(tasks.Values, flushMemory: true);
        log.Lines.Clear();
        foreach (StreamTask task in tasks.Values) task.Position++;

        committer.Commit(tasks.Values, flushMemory: true);

        log.Lines.ShouldBe(["flush", "commit 0@8 1@8", "ended"]);
    }

    [Fact]
    public void EventsWhileACommitIsUnderWay_AreInTheNextOne()
    {
        log.HasEnded = false;
        Commit();

        records.ProduceEvent(0, [], [], null!);
        committer.FinishWhenEnded();
        log.Lines.ShouldNotContain("event 0");
        log.HasEnded = true;
        committer.FinishWhenEnded();

        log.Lines.TakeLast(3).ShouldBe(["commit 0@7 1@7", "ended", "event 0"]);
        committer.IsUnderWay.ShouldBeFalse();
    }

    [Fact]
    public void NextCommit_EndsTheOneBeforeAndTakesWhatWasHeld()
    {
        log.HasEnded = false;
        Commit();
        records.ProduceEvent(0, [], [], null!);
        tasks[0].WroteSinceCommit = true;

        Commit();

        log.Lines.TakeLast(5).ShouldBe(["commit 0@7 1@7", "ended", "event 0", "flush", "commit 0@7"]);
    }

    [Fact]
    public void DeadLetterWhileACommitIsUnderWay_FollowsItsEndAndWhatWasHeld()
    {
        log.HasEnded = false;
        Commit();
        records.ProduceEvent(1, [], [], null!);

        records.ProduceDeadLetter(new SourceRecord { Topic = TaskRunner.Topic }, default, 1);

        log.Lines.TakeLast(3).ShouldBe(["ended", "event 1", "dead letter 0"]);
    }

    [Fact]
    public void TooManyEventsWhileACommitIsUnderWay_WaitForItsEnd()
    {
        log.HasEnded = false;
        Commit();
        for (int i = 0; i < 10_000; i++) records.ProduceEvent(0, [], [], null!);

        log.Lines.Count(line => line == "event 0").ShouldBe(10_000);
    }

    [Fact]
    public void CommitThatFails_ShowsNothing_AndWhatWasHeldIsForgotten()
    {
        log.HasEnded = false;
        log.Failure = new KafkaException(ErrorCode.InvalidProducerEpoch);
        counters.Count(RecordOutcome.Evaluated);
        waiting.Add(1);
        Commit();
        records.ProduceEvent(0, [], [], null!);

        Should.Throw<KafkaException>(committer.Finish);
        committer.Abort();
        counters.Discard();
        log.Failure = null;
        Commit();

        counters.Published(RecordOutcome.Evaluated).ShouldBe(0);
        log.Lines.ShouldNotContain("event 0");
    }

    [Fact]
    public void CommitThatFails_WhereADeadLetterWaitsForIt_ShowsNothing()
    {
        log.HasEnded = false;
        log.Failure = new KafkaException(ErrorCode.InvalidProducerEpoch);
        counters.Count(RecordOutcome.Evaluated);
        Commit();
        SourceRecord record = new() { Topic = TaskRunner.Topic };

        Should.Throw<KafkaException>(() => records.ProduceDeadLetter(record, default, 1));
        committer.Abort();

        counters.Published(RecordOutcome.Evaluated).ShouldBe(0);
        records.Count.ShouldBe(0);
    }

    [Fact]
    public void AbortWhileACommitIsUnderWay_ShowsWhatItHeldWhenItEndsWell()
    {
        log.HasEnded = false;
        counters.Count(RecordOutcome.Evaluated);
        Commit();
        counters.Count(RecordOutcome.Late);
        records.ProduceEvent(0, [], [], null!);

        committer.Abort();
        counters.Discard();

        counters.Published(RecordOutcome.Evaluated).ShouldBe(1);
        counters.Published(RecordOutcome.Late).ShouldBe(0);
        log.Lines.ShouldNotContain("event 0");
    }

    private void Commit() => committer.Commit(tasks.Values, flushMemory: true);

    private static StreamTask NewTask(int partition)
    {
        var rules = ScenarioRules.Load(
            """{"rules":[{"id":"r","type":"limits","levels":{"hi":{"limit":80}}}]}""").Rules!;
        StreamTask task = new(TaskRunner.Topic, partition, new SensorPlanner(rules, new RuleFaultLog())) { Position = 7 };
        task.MarkDirty(task.Sensors.Add(Encoding.ASCII.GetBytes("s1")));
        return task;
    }
}
