using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests;

public sealed class AssignedTasksTests
{
    private readonly AssignedTasks tasks = new();

    [Fact]
    public void Add_PartitionsOfAnAssignment_WaitInTheirOrder()
    {
        tasks.Add(3);
        tasks.Add(1);

        tasks.Waiting.ShouldBe([1, 3]);
        tasks.NextWaiting.ShouldBe(1);
        tasks.TryGet(1, out _).ShouldBeFalse();
        tasks.SetOpen(NewTask(1)).ShouldBeNull("there was none before");
        tasks.Waiting.ShouldBe([3]);
        tasks.TryGet(1, out _).ShouldBeTrue();
    }

    [Fact]
    public void Reopen_AfterARollBack_KeepsTheTaskUntilTheNewOneIsThere()
    {
        StreamTask before = NewTask(1);
        tasks.Add(1);
        tasks.SetOpen(before);

        tasks.Reopen();

        tasks.Open.ShouldBeEmpty();
        tasks.Waiting.ShouldBe([1]);
        tasks.SetOpen(NewTask(1)).ShouldBe(before);
    }

    [Fact]
    public void Remove_OpenWaitingAndUnknownPartitions_GivesTheirTasks()
    {
        StreamTask open = NewTask(1);
        StreamTask rolledBack = NewTask(2);
        tasks.SetOpen(rolledBack);
        tasks.Reopen();
        tasks.SetOpen(open);
        tasks.Add(3);

        tasks.Remove(1).ShouldBe(open);
        tasks.Remove(2).ShouldBe(rolledBack);
        tasks.Remove(3).ShouldBeNull();
        tasks.Remove(4).ShouldBeNull();
        tasks.HasWaiting.ShouldBeFalse();
        tasks.Open.ShouldBeEmpty();
    }

    [Fact]
    public void Clear_OpenAndRolledBack_GivesAllTasks()
    {
        StreamTask rolledBack = NewTask(2);
        tasks.SetOpen(rolledBack);
        tasks.Reopen();
        StreamTask open = NewTask(1);
        tasks.SetOpen(open);
        tasks.Add(3);

        tasks.Clear().ShouldBe([open, rolledBack]);
        tasks.HasWaiting.ShouldBeFalse();
        tasks.Open.ShouldBeEmpty();
    }

    private static StreamTask NewTask(int partition) =>
        new(TaskRunner.Topic, partition, new SensorPlanner(new RuleSet([], ""), new RuleFaultLog()));
}
