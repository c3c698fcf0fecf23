using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Plugins;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleSets;

/// <summary>A rule that did not return from its constructor or <c>Configure</c> keeps no other from being loaded
/// again.</summary>
public sealed class HeldLoadTests : IDisposable
{
    /// <summary>What its entry says is wrong for most types: nothing can judge it here.</summary>
    private const string Both =
        """
        {"rules":[
          {"id":"hot","type":"limits","levels":{"hi":{"limit":80}}},
          {"id":"stuck","type":"hangs-in-configure","settings":{"what":"ever"},"levels":{"lo":{"limit":1,"severity":7}},
           "no_data":{"after":"10m"},"table":"stuck.csv",
           "overrides":[{"sensors":["b*"],"settings":{"what":1}}]}
        ]}
        """;

    private static readonly DateTime Since = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PluginRoot state = new();
    private readonly PluginRoot plugins = new();
    private readonly HeldRules held;

    public HeldLoadTests()
    {
        held = new HeldRules(state.Path);
        plugins.Copy("TwoRules").Copy("LoadFaults");
    }

    public void Dispose()
    {
        plugins.Dispose();
        state.Dispose();
    }

    [Fact]
    public void Load_RuleHeldForItsConfigure_LoadsItUntried()
    {
        Hold(RuleStep.Configure);

        using RuleSetResult result = RuleSetLoader.Load(Options, held);

        result.Problems.ShouldBeEmpty();
        result.Rules!.Rules.Where(rule => rule.Type.IsHeld).ShouldHaveSingleItem().Id.ShouldBe("hangs-in-configure");
        result.Rules.Rules.Length.ShouldBe(3);
        held.Find(result.Rules.Rules.Single(rule => rule.Type.IsHeld)).ShouldNotBeNull("only an operator lets it go");
    }

    [Theory]
    [InlineData("1.0.0", RuleStep.Evaluate)]
    [InlineData("0.9.0", RuleStep.Configure)]
    internal void Load_RuleHeldForItsEvaluateOrAnotherVersion_IsTried(string version, RuleStep step)
    {
        Hold(step, version);

        using RuleSetResult result = RuleSetLoader.Load(
            Options with { HangTimeout = TimeSpan.FromMilliseconds(300) }, held);

        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.RuleTrialHangs);
    }

    [Fact]
    public void Look_RulesFileWithAHeldRule_RunsTheOthersAndJudgesNothingOfItsOwn()
    {
        Hold(RuleStep.Configure);
        using WatchedFiles watched = new(held: held);
        watched.Plugins.Copy("LoadFaults");
        watched.Files.Write("stuck.csv", Encoding.UTF8.GetBytes("sensor,settings.what\nc1,12\n"));
        watched.Write(Both);

        watched.Look();

        watched.Log.Complaints.ShouldBeEmpty();
        watched.Rules.Current.Rules.Select(rule => rule.Id).ShouldBe(["hot", "stuck"]);
        RuleEntry stuck = watched.Rules.Current.Rules[1];
        stuck.Type.IsHeld.ShouldBeTrue();
        stuck.Base.NoData.ShouldNotBeNull("the engine itself watches for silence");
        stuck.Overrides.Length.ShouldBe(2);
    }

    [Fact]
    public void Look_RulesFileWithAHeldRule_StillRefusesWhatTheFileItselfRulesOut()
    {
        Hold(RuleStep.Configure);
        using WatchedFiles watched = new(held: held);
        watched.Plugins.Copy("LoadFaults");
        watched.Write("""{"rules":[{"id":"stuck","type":"hangs-in-configure","sensor":"a1"}]}""");

        watched.Look();

        watched.Log.Complaints.ShouldHaveSingleItem().ShouldContain("sensor is unknown");
        watched.Running.ShouldBe("hot");
    }

    private RulesOptions Options => new() { Plugins = plugins.Path };

    private void Hold(RuleStep step, string version = "1.0.0") =>
        held.Add(new HeldRule("stuck", "hangs-in-configure", version, "did not return", Since, step));
}
