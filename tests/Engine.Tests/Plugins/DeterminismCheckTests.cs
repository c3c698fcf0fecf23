using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Plugins;

public sealed class DeterminismCheckTests
{
    [Fact]
    public void Of_RulesThatDependOnMore_NamesEachPlace()
    {
        string file = TestPlugins.Assembly("RuntimeFaults");

        IReadOnlyList<Problem> found = DeterminismCheck.Of(file);

        found.ShouldAllBe(problem => problem.Code == ErrorCode.RuleNotDeterministic);
        found.Select(problem => $"{problem.Where[(file.Length + 1)..]}: {problem.What}").Order().ShouldBe(
        [
            "DawdlesInEvaluate.Evaluate: It waits, or reads and writes outside of the record (System.Threading.Thread.Sleep).",
            "DependsOnMore.Evaluate: It draws random numbers (System.Random..ctor).",
            "DependsOnMore.Evaluate: It draws random numbers (System.Random.Next).",
            "DependsOnMore.Evaluate: It reads the wall clock (System.TimeProvider.System).",
            "DependsOnMore.Shared: It is static and can be changed.",
            "DependsOnMore.counted: It is static and can be changed.",
            "HangsInEvaluate.Evaluate: It waits, or reads and writes outside of the record (System.Threading.Thread.Sleep).",
        ]);
    }

    [Fact]
    public void Of_TheSampleRules_FindsNothing()
    {
        string[] files = Directory.GetFiles(SamplePlugins.Folder, "KafkaAlarms.Samples.*.dll", SearchOption.AllDirectories);

        files.ShouldNotBeEmpty();
        files.SelectMany(DeterminismCheck.Of).ShouldBeEmpty();
    }

    [Fact]
    public void Of_EveryKindOfCode_IsRead() =>
        // Large, with switches, generics and lambdas; nothing of it may be taken for something else.
        Should.NotThrow(() => DeterminismCheck.Of(typeof(DeterminismCheck).Assembly.Location));
}
