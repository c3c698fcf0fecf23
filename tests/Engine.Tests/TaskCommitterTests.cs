using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;
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
    private readonly TaskCommitter committer;

    public TaskCommitterTests()
    {
        ThreadContext context = new(
            new EngineSettings(), null!, null!, null!, null!, new EngineMetrics(), null!, null!, TimeProvider.System);
        committer = new TaskCommitter(context, log, log, new ThreadCounters((_, _, _) => { }, (_, _) => { }), []);
    }

    [Fact]
    public void Commit_StateOfTwoPartitions_IsDeliveredBeforeTaskRecordsMakeItCount()
    {
        log.ProduceEvent(0, [], [], null!);

        committer.Commit(tasks.Values, flushMemory: true);

        log.Lines.ShouldBe([
            "event 0", "flush",
            "_memory/0 0", "_memory/0 1", "flush",
            "_task 0", "_task 1", "commit 0@7 1@7"]);
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

        log.Lines.ShouldBe(["flush", "commit 0@8 1@8"]);
    }

    private static StreamTask NewTask(int partition)
    {
        var rules = ScenarioRules.Load(
            """{"rules":[{"id":"r","type":"limits","levels":{"hi":{"limit":80}}}]}""").Rules!;
        StreamTask task = new(TaskRunner.Topic, partition, new SensorPlanner(rules, new RuleFaultLog())) { Position = 7 };
        task.MarkDirty(task.Sensors.Add(Encoding.ASCII.GetBytes("s1")));
        return task;
    }
}
