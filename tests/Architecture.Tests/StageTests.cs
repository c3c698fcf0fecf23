using System.Text.RegularExpressions;
using KafkaAlarms.Architecture.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Architecture.Tests;

public sealed class StageTests
{
    public static TheoryData<string> Stages => [.. EngineTypes.Stages];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Stage_InItsSource_NamesNoOtherStage(string stage)
    {
        string others = string.Join('|', EngineTypes.Stages.Except([stage]));
        Regex other = new($@"\b(KafkaAlarms\.)?Engine\.({others})\b");
        SourceFile[] files = [.. SourceFile.In($"engine/{stage}")];
        files.ShouldNotBeEmpty();
        files.Where(file => other.IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Stage_Compiled_UsesNoOtherStage(string stage)
    {
        string[] uses =
        [
            .. from pair in EngineTypes.Uses
               where EngineTypes.RoomOf(pair.Key) == stage
               from used in pair.Value
               let room = EngineTypes.RoomOf(used)
               where room != stage && EngineTypes.Stages.Contains(room)
               select $"{pair.Key.Name} uses {room}/{used.Name}",
        ];
        uses.ShouldBeEmpty();
    }

    [Fact]
    public void Uses_OfThePipeline_ShowThatTheyAreFound()
    {
        // The pipeline is what leads from stage to stage: were its uses not found, the law above would hold of nothing.
        Type pipeline = EngineTypes.Uses.Keys.Single(type => type.Name == "RecordPipeline");
        string[] rooms = [.. EngineTypes.Uses[pipeline].Select(EngineTypes.RoomOf).Distinct()];
        new[] { "Decoding", "Evaluating", "Raising" }.ShouldBeSubsetOf(rooms);
    }
}
