using System.Text;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Engine.State.Codecs;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State;

public sealed class StateWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void WriteMemory_UrgentBlockBehindTheShare_IsWrittenWhereverTheShareBegins(int nextBlock)
    {
        var rules = ScenarioRules.Load(
            """{"rules":[{"id":"r","type":"limits","levels":{"hi":{"limit":80}}}]}""").Rules!;
        StreamTask task = new(TaskRunner.Topic, 0, new SensorPlanner(rules, new RuleFaultLog())) { Position = 7 };
        for (int i = 0; i < 300; i++) task.MarkDirty(task.Sensors.Add(Encoding.ASCII.GetBytes($"s{i}")));
        task.Sensors.Blocks.Count.ShouldBe(2);
        task.MarkUrgent(task.Sensors.Blocks[0].Sensors[0]);
        task.NextBlock = nextBlock;
        RecordedOutput output = new();
        StateWriter writer = new(output);

        writer.Write(task, mostBlocks: 1);
        writer.WriteStand(task);

        output.State.Select(record => Encoding.ASCII.GetString(record.Key)).ShouldContain("_memory/0");
        task.Sensors.Blocks[0].IsUrgent.ShouldBeFalse();
        output.State.Count.ShouldBe(nextBlock == 0 ? 2 : 3);
        output.State[^1].Key.ShouldBe(StateKeys.Task);
    }
}
