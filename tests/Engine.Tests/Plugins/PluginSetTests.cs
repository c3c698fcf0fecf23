using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Plugins;

public sealed class PluginSetTests
{
    /// <summary>Code that is being compiled in the background keeps its context for a while.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Dispose_NothingRefersToItsTypes_UnloadsEveryContext()
    {
        WeakReference[] contexts = LoadUseAndDispose();

        var watch = Stopwatch.StartNew();
        while (contexts.Any(context => context.IsAlive) && watch.Elapsed < Patience)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        contexts.Length.ShouldBe(6);
        contexts.ShouldAllBe(context => !context.IsAlive);
    }

    [Fact]
    public void Dispose_CalledTwice_DoesNothingMore()
    {
        PluginSet set = SamplePlugins.Load();

        set.Dispose();
        set.Dispose();

        set.Types.ShouldBeEmpty();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] LoadUseAndDispose()
    {
        using PluginSet set = SamplePlugins.Load();
        return [.. set.Types.Select(type => new WeakReference(Use(type.Create())))];
    }

    private static AssemblyLoadContext Use(IAlarmRule rule)
    {
        RuleSetup setup = new(new RuleSettings(null), [Limit.Hi(80)]);
        rule.Configure(setup);
        SensorRecord record = new(
            new Sensor("s", null, System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty),
            DateTime.UnixEpoch,
            (Sample[])[Sample.OfNumber("temperature", 81)],
            (int[])[0],
            [],
            new byte[setup.RememberedBytes]);
        Verdicts verdicts = new(new Verdict[4]);
        rule.Evaluate(in record, ref verdicts);
        return AssemblyLoadContext.GetLoadContext(rule.GetType().Assembly)!;
    }
}
