using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Benchmarks.Peers.Programs;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.ManySensors;

/// <summary>Reads a topic with one engine, then ends it and starts it again, several times.</summary>
internal sealed class ManySensorsRun(EngineProgram program, SensorTopic topic)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly RunNames names = topic.NewRun();

    public async Task<ImmutableArray<ManySensorsStep>> RunAsync(int rounds)
    {
        await BenchmarkTopics.RecreateAsync(names.Bootstrap, names.Alarms, names.Partitions);
        using GroupWatch watch = new(names);
        List<ManySensorsStep> steps =
            [await LifeAsync("reads all records", () => Task.FromResult(watch.Committed() >= topic.Records), Signal.Terminate)];
        for (int round = 0; round < rounds; round++)
        {
            // An engine that is told to stop writes all its memory; one that is killed leaves records to be read again.
            steps.Add(await LifeAsync("ready after a stop", IsReadyAsync, Signal.Kill));
            steps.Add(await LifeAsync("ready after a kill", IsReadyAsync, Signal.Terminate));
        }

        return [.. steps];
    }

    private async Task<ManySensorsStep> LifeAsync(string name, Func<Task<bool>> reached, int signal)
    {
        long began = Stopwatch.GetTimestamp();
        await using ChildProcess engine = program.Start(names)[0];
        await Waiting.UntilAsync(reached, [engine], Patience);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        string metrics = await Http.GetStringAsync(new Uri($"http://{program.Http}/metrics"));
        double active = Sum(metrics, MetricCatalog.ActiveAlarms.Name + "{");
        if ((int)active != topic.ActiveAlarms)
            throw new InvalidOperationException($"{name}: {active} alarms are active, not {topic.ActiveAlarms}");
        ManySensorsStep step = new()
        {
            Name = name,
            Seconds = seconds,
            RestoreSeconds = Sum(metrics, MetricCatalog.Restores.Name + "_sum"),
            CpuSeconds = ProcessFigures.CpuSeconds(engine.Id),
            PeakMebibytes = ProcessFigures.PeakMebibytes(engine.Id),
        };
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {seconds:F1} s, restore {step.RestoreSeconds:F1} s, CPU {step.CpuSeconds:F1} s, peak RSS {step.PeakMebibytes:F0} MiB"));
        engine.Send(signal);
        await engine.WaitForExitAsync(TimeSpan.FromMinutes(2));
        return step;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using HttpResponseMessage answer = await Http.GetAsync(new Uri($"http://{program.Http}/health/ready"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private static double Sum(string metrics, string name) => metrics.Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
