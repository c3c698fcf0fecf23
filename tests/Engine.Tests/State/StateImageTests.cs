using System.Text;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State;

/// <summary>What the newest records of the state topic become.</summary>
public sealed class StateImageTests
{
    private const string Rule = """{"id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}}}""";

    private readonly RulesChangeFeed feed = new(Rule, TimeSpan.FromMinutes(1));

    [Fact]
    public void Load_Always_LeavesTheNumberOfKeys()
    {
        StateImage image = ImageOf(Written());
        int keys = image.Count;
        keys.ShouldBe(2);

        image.Load(NewTask(), image.Position!.Value);

        image.Count.ShouldBe(keys);
    }

    [Fact]
    public void Load_CommitThatWasCutOff_IsUndoneWithTheBytesOfTheOneBefore()
    {
        List<(byte[] Key, byte[]? Value)> records = Written();
        (byte[] key, byte[]? before) = records.Last(record => Named(record.Key, "_memory/0"));
        StateImage image = ImageOf(records);
        image.Add(key, [3, 0]);
        image.Add("_memory/7"u8.ToArray(), [3, 0]);
        StreamTask task = NewTask();

        image.Load(task, image.Position!.Value);

        task.CutOff.Count.ShouldBe(2);
        task.CutOff[0].Value.ShouldBe(before);
        task.CutOff[1].Value.ShouldBeNull();
        task.Sensors.Find("s1"u8).ShouldNotBeNull().MemoryOf(0).LastTime.ShouldNotBe(0);
    }

    private List<(byte[] Key, byte[]? Value)> Written()
    {
        feed.At(0, 99).ShouldBe(["raised"]);
        feed.Runner.Commit(memoryBlocks: 1);
        return [.. feed.Runner.Output.State];
    }

    private static StateImage ImageOf(List<(byte[] Key, byte[]? Value)> records)
    {
        StateImage image = new();
        foreach ((byte[] key, byte[]? value) in records) image.Add(key, value);
        return image;
    }

    private static StreamTask NewTask() => new(
        TaskRunner.Topic, 0, new SensorPlanner(Scenarios.ScenarioRules.Load($$"""{"rules":[{{Rule}}]}""").Rules!, new RuleFaultLog()));

    private static bool Named(byte[] key, string name) => Encoding.UTF8.GetString(key) == name;
}
