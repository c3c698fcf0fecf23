using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Reports;
using Perfolizer.Horology;

namespace KafkaAlarms.Benchmarks.Stages;

/// <summary>Each stage by itself, by BenchmarkDotNet: time and allocated bytes of one call.</summary>
internal static class StagesBenchmark
{
    private static readonly (Type Type, bool IsOneCall)[] Stages =
        [(typeof(DecodeStage), false), (typeof(PathStage), true), (typeof(EventStage), false)];

    public static async Task RunAsync(Arguments arguments)
    {
        int rounds = arguments.Number("--rounds", 15);
        string only = arguments.Text("--only", "");
        StagesData data = new()
        {
            MeasuredAt = TimeProvider.System.GetUtcNow(),
            Command = arguments.CommandLine,
            Machine = await Machine.ReadAsync(),
            Rows = [.. Stages
                .Where(stage => stage.Type.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                .SelectMany(stage => Rows(BenchmarkRunner.Run(stage.Type, Config(rounds, stage.IsOneCall))))],
        };
        ResultFiles.Write(arguments, data, StagesPage.Write);
    }

    private static IEnumerable<StageRow> Rows(Summary summary)
    {
        Console.WriteLine($"{summary.Title}: {summary.TotalTime.TotalSeconds:F0} s");
        return summary.BenchmarksCases.Select(one => summary[one]).Select(Row);
    }

    private static StageRow Row(BenchmarkReport? report)
    {
        if (report?.ResultStatistics is not { } times)
            throw new InvalidOperationException("not every stage was measured");
        return new StageRow
        {
            Stage = report.BenchmarkCase.Descriptor.Type.Name,
            Variant = string.Join(", ", report.BenchmarkCase.Parameters.Items.Select(parameter => parameter.Value)),
            Call = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
            Median = times.Median,
            Least = times.Min,
            Most = times.Max,
            Bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0,
        };
    }

    /// <summary>In this process, which is built and set up as the engine's is.</summary>
    private static ManualConfig Config(int rounds, bool isOneCall)
    {
        Job job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(8).WithIterationCount(rounds);
        job = isOneCall
            ? job.WithInvocationCount(1).WithUnrollFactor(1)
            : job.WithIterationTime(TimeInterval.FromMilliseconds(100));
        return ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared, MethodOrderPolicy.Declared))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "kafka-alarms-stages"));
    }
}
