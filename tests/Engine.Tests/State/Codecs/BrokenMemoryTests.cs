using System.Text;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Codecs;

/// <summary>Memory that somebody broke, cut short or overwrote.</summary>
public sealed class BrokenMemoryTests
{
    private const string Rule = """{"id":"r","type":"limits","levels":{"hi":{"limit":80}}}""";

    private readonly RulesChangeFeed feed = new(Rule);

    [Fact]
    public void AnyByteBroken_IsReportedAtMost_AndNeverStopsARestart()
    {
        (byte[] key, byte[] value) = Stored();
        for (int i = 0; i < value.Length; i++)
        {
            foreach (byte broken in (byte[])[0, 0x7F, 0x80, 0xFF])
            {
                byte[] copy = [.. value];
                copy[i] = broken;
                feed.Runner.Output.State.Add((key, copy));
                feed.Runner.Restart();
            }
        }

        feed.Runner.Output.State.Add((key, value));
        feed.Runner.Restart();
        feed.Runner.Task.Sensors.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("_memory/0", "nonsense")]
    [InlineData("_memory/0/3", "nonsense")]
    [InlineData("_memory/0/3", "")]
    public void PartThatCannotBeRead_IsMendedWithTheNextCommit(string key, string value)
    {
        Stored();
        feed.Runner.Output.State.Add((Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(value)));
        feed.Runner.Output.State.Add(Newest("_task"));
        Unreadable().ShouldHaveSingleItem().ShouldStartWith(key);
        feed.Runner.Restart();

        feed.At(10, 1);
        feed.Runner.Commit();

        Unreadable().ShouldBeEmpty();
    }

    private (byte[] Key, byte[] Value) Stored()
    {
        feed.At(0, 99).ShouldBe(["raised"]);
        feed.At(0, 1, "site=north", sensor: "s2");
        feed.Runner.Commit(memoryBlocks: 1);
        (byte[] key, byte[]? value) = Newest("_memory/0");
        return (key, value!);
    }

    private (byte[] Key, byte[]? Value) Newest(string key) =>
        feed.Runner.Output.State.Last(record => Encoding.UTF8.GetString(record.Key) == key);

    private List<string> Unreadable()
    {
        StateImage image = new();
        foreach ((byte[] key, byte[]? value) in feed.Runner.Output.State) image.Add(key, value);
        TaskRunner other = new(ScenarioOf(Rule));
        image.Load(other.Task, image.Position ?? 0);
        return image.Unreadable;
    }

    private static KafkaAlarms.Engine.Model.Rules.RuleSet ScenarioOf(string rule) =>
        Scenarios.ScenarioRules.Load($$"""{"rules":[{{rule}}]}""").Rules!;
}
