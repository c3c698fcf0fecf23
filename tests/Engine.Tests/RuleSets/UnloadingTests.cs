using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleSets;

/// <summary>After a thousand reloads of a partition with active alarms no old plug-in is left in memory, and the process
/// is as large as it was after the first ones; after fewer where CI is not set, for nobody waits for them gladly.</summary>
/// <remarks>A reload takes about 15 ms, nearly all of it to load: each context has the plug-in's code compiled anew.</remarks>
[Collection(nameof(AloneInProcess))]
public sealed class UnloadingTests : IDisposable
{
    private static readonly int Reloads = Environment.GetEnvironmentVariable("CI") == "true" ? 1_000 : 150;

    /// <summary>By then the runtime has compiled what it compiles, and the heap its size.</summary>
    private static readonly int WarmReloads = Reloads / 5;

    /// <summary>One reload in so many is preceded by a file that is refused, for which the plug-ins are loaded too.</summary>
    private const int RefusedOneIn = 10;

    /// <summary>What the test itself keeps of each reload (a record, its state, lines of log) is below this.</summary>
    private const long HeapBytesPerReload = 2 * 1024;

    /// <summary>What the runtime may still come to keep, however few the reloads are.</summary>
    private const long HeapBytes = 1024 * 1024;

    /// <summary>Memory of the runtime, which no heap shows: 11 MiB were measured, and 85 MiB with contexts that
    /// stay.</summary>
    private const long ResidentBytes = 32 * 1024 * 1024;

    /// <summary>Code that is being compiled in the background keeps its context for a while.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<WeakReference> contexts = [];
    private readonly WatchedFiles files = new();

    public UnloadingTests() => AppDomain.CurrentDomain.AssemblyLoad += Note;

    public void Dispose()
    {
        AppDomain.CurrentDomain.AssemblyLoad -= Note;
        files.Dispose();
    }

    [Fact]
    public void Reload_VeryManyTimes_LeavesNoOldContextBehindAndMemoryAsItWas()
    {
        TaskRunner runner = Begin();

        Reload(runner, 0, WarmReloads);
        (long heap, long resident) warm = Measure();
        Reload(runner, WarmReloads, Reloads);
        (long heap, long resident) end = Measure();

        contexts.Count.ShouldBe(Reloads + Reloads / RefusedOneIn);
        Alive().ShouldBe(1, "the one that runs");
        (end.heap - warm.heap).ShouldBeLessThan((Reloads - WarmReloads) * HeapBytesPerReload + HeapBytes);
        (end.resident - warm.resident).ShouldBeLessThan(ResidentBytes);
        runner.Output.Events.Count.ShouldBe(1, "the alarm that stands through all of them");
    }

    /// <summary>Sees the contexts of refused sets too.</summary>
    private void Note(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (loaded.LoadedAssembly.GetName().Name == WatchedFiles.Limits)
            contexts.Add(new WeakReference(AssemblyLoadContext.GetLoadContext(loaded.LoadedAssembly)));
    }

    private int Alive() => contexts.Count(context => context.IsAlive);

    /// <summary>Collects until nothing more goes, and tells what is left.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (long Heap, long Resident) Measure()
    {
        // What a context holds is let go of step by step, each after the finalizers of the step before.
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 3 || (Alive() > 1 && watch.Elapsed < Patience); i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }

    // In a method of its own, for what stands on the stack of the test is alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TaskRunner Begin() => new(files.Rules.Adopt(0));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Reload(TaskRunner runner, int from, int to)
    {
        for (int number = from; number < to; number++)
        {
            if (number % RefusedOneIn == 0) Refuse(number);
            files.Write($"{WatchedFiles.Hot} // {number}");
            files.Look();
            runner.Reload(files.Rules.Adopt(0));
            Feed(runner, number);
        }
    }

    private void Refuse(int number)
    {
        files.Write($"{WatchedFiles.Hot.Replace("limit\"", "limt\"")} // {number}");
        files.Look();
    }

    private static void Feed(TaskRunner runner, int number)
    {
        DateTime time = Start.AddSeconds(number);
        runner.Feed(number, "s1"u8.ToArray(), Encoding.UTF8.GetBytes($$"""{"ts":"{{time:O}}","t":90.{{number}}}"""), time);
    }
}
