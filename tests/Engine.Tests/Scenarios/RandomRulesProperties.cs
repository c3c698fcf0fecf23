using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Configuration.RulesFile;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Scenarios;

public sealed class RandomRulesProperties
{
    [Fact]
    public void Load_AnyRandomRulesFile_HasNoProblem()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            string file = RandomScenario.Of(seed).RulesJson;
            RulesFileResult result = ScenarioRules.Load(file);
            result.Problems.ShouldBeEmpty($"seed {seed}\n{file}\n{string.Join('\n', result.Problems)}");
        }
    }
}
