using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleSets;

/// <summary>A rule that does not return as it is loaded keeps neither the start nor a reload waiting for ever.</summary>
public sealed class WatchedLoadTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    /// <summary>Time for several looks at a load.</summary>
    private static readonly TimeSpan Looks = TimeSpan.FromMilliseconds(500);

    [Fact]
    public void Load_RuleThatDoesNotReturnFromConfigure_IsRefusedAndNamed()
    {
        RulesOptions options = new() { Plugins = TestPlugins.Folder("LoadFaults"), HangTimeout = Short };

        using RuleSetResult result = RuleSetLoader.Load(options);

        result.Rules.ShouldBeNull();
        Problem problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ErrorCode.RuleTrialHangs);
        problem.ToString().ShouldBe(
            "KA9118 rule type hangs-in-configure: Its constructor or Configure has not returned for 0.3 s. "
            + "Correct the plug-in, or remove it; where it only takes long, raise Rules:HangTimeout.");
    }

    [Fact]
    public void Look_RuleThatDoesNotReturnFromConfigure_LeavesTheOldSetRunning_AndLaterChangesAreTaken()
    {
        using WatchedFiles files = new(hangTimeout: TimeSpan.FromSeconds(2));
        foreach (string file in Directory.EnumerateFiles(TestPlugins.Folder("LoadFaults")))
            files.Plugins.Write(Path.Combine("LoadFaults", Path.GetFileName(file)), File.ReadAllBytes(file));
        files.Write("""{"rules":[{"id":"stuck","type":"hangs-in-configure"}]}""");

        files.Look();

        files.Running.ShouldBe("hot");
        files.Metrics.Health.Warnings["rules"].ShouldContain("KA9118 rule type hangs-in-configure");
        files.Log.Complaints.ShouldHaveSingleItem().ShouldContain("KA9118");
        files.Write(WatchedFiles.Cold);
        files.Look();
        files.Running.ShouldBe("cold");
        files.Metrics.Health.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public Task Run_LoadThatCallsNoRule_IsWaitedForHoweverLongItTakes() => ShouldBeWaitedForAsync(() => { });

    [Theory]
    [InlineData("throws-in-evaluate")]
    [InlineData("throws-in-configure")]
    public async Task Run_LoadThatGoesOnOnceARuleIsConfigured_IsWaitedForHoweverLongItTakes(string id)
    {
        using PluginSet plugins = PluginLoader.Load(TestPlugins.Folder("RuntimeFaults"));
        RuleType type = plugins.Types.Single(one => one.Id == id);
        // Once before, so that its code is compiled and takes no time in the load.
        ConfiguredRule.Of(type, null, []);

        await ShouldBeWaitedForAsync(() => ConfiguredRule.Of(type, null, []));
    }

    [Fact]
    public async Task Run_LoadThatGoesOnOnceARuleIsMade_IsWaitedForHoweverLongItTakes()
    {
        using PluginSet plugins = PluginLoader.Load(TestPlugins.Folder("RuntimeFaults"));
        Type rule = plugins.Types[0].Create().GetType();
        RuleTypeReader.Read(rule);

        await ShouldBeWaitedForAsync(() => RuleTypeReader.Read(rule));
    }

    [Fact]
    public void Run_LoadThatThrows_ThrowsTheSame() =>
        Should.Throw<UnauthorizedAccessException>(() => WatchedLoad.Run(() => throw new UnauthorizedAccessException("mine"), Short, RuleSetResult.Refused))
            .Message.ShouldBe("mine");

    private static async Task ShouldBeWaitedForAsync(Action beginning)
    {
        using ManualResetEventSlim gate = new();
        RuleSetResult expected = new(null, [], PluginSet.Empty);
        Task<RuleSetResult> running = Task.Run(() => WatchedLoad.Run(
            () =>
            {
                beginning();
                gate.Wait();
                return expected;
            },
            TimeSpan.Zero,
            RuleSetResult.Refused), TestContext.Current.CancellationToken);

        await Task.WhenAny(running, Task.Delay(Looks, TestContext.Current.CancellationToken));
        running.IsCompleted.ShouldBeFalse();
        gate.Set();

        (await running).ShouldBe(expected);
    }
}
