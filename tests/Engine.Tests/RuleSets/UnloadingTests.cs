using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleSets;

/// <summary>After a thousand reloads of a partition with active alarms no old plug-in is left in memory.</summary>
public sealed class UnloadingTests : IDisposable
{
    private const int Reloads = 1_000;
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly WatchedFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Reload_AThousandTimes_LeavesNoOldContextBehind()
    {
        TaskRunner runner = Begin();
        List<WeakReference> contexts = [];

        for (int i = 0; i < Reloads; i++) contexts.Add(FeedAndReload(runner, i));
        Feed(runner, Reloads);

        for (int i = 0; i < 20 && Alive(contexts) > 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Alive(contexts).ShouldBe(0, $"the first of them is {contexts.FindIndex(context => context.IsAlive)}");
        AssemblyLoadContext.All.Count(context => context.IsCollectible && context.Name?.Contains("Limits") == true)
            .ShouldBeLessThan(20);
        runner.Output.Events.Count.ShouldBe(1, "the alarm that stands through all of them");
    }

    private static int Alive(List<WeakReference> contexts) => contexts.Count(context => context.IsAlive);

    // In a method of its own, for what stands on the stack of the test is alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TaskRunner Begin() => new(files.Rules.Adopt(0));

    private static void Feed(TaskRunner runner, int number)
    {
        DateTime time = Start.AddSeconds(number);
        runner.Feed(number, "s1"u8.ToArray(), Encoding.UTF8.GetBytes($$"""{"ts":"{{time:O}}","t":90.{{number}}}"""), time);
    }

    /// <summary>Lets the rule that runs judge a record, and puts another set in its place.</summary>
    /// <returns>The context of the rule that went.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference FeedAndReload(TaskRunner runner, int number)
    {
        Feed(runner, number);
        WeakReference context = new(AssemblyLoadContext.GetLoadContext(files.Rules.Current.Rules[0].Type.Create().GetType().Assembly));
        files.Write($"{WatchedFiles.Hot} // {number}");
        files.Look();
        RuleSet taken = files.Rules.Adopt(0);
        runner.Reload(taken);
        return context;
    }
}
