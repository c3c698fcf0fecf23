using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>Engine and bare loop over all rounds.</summary>
internal sealed class InProcessFigures
{
    private readonly Lane bare = new();
    private readonly Lane engine = new();
    private readonly Series speedRatio = new();
    private readonly Series cpuRatio = new();

    public void Add(in Usage bareUsage, in Usage engineUsage)
    {
        bare.Add(bareUsage);
        engine.Add(engineUsage);
        speedRatio.Add(engineUsage.RecordsPerSecond / bareUsage.RecordsPerSecond);
        cpuRatio.Add(bareUsage.CpuSecondsPerMillion / engineUsage.CpuSecondsPerMillion);
    }

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine("| | bare loop | engine | engine of bare |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine($"| records/s | {bare.Speed.Show("F0")} | {engine.Speed.Show("F0")} | {speedRatio.Show("F2")} |");
        Console.WriteLine($"| CPU s per million | {bare.Cpu.Show("F2")} | {engine.Cpu.Show("F2")} | {cpuRatio.Show("F2")} (bare by engine) |");
        Console.WriteLine($"| managed bytes a record | {bare.Bytes.Show("F1")} | {engine.Bytes.Show("F1")} | |");
    }

    private sealed class Lane
    {
        public Series Speed { get; } = new();

        public Series Cpu { get; } = new();

        public Series Bytes { get; } = new();

        public void Add(in Usage usage)
        {
            Speed.Add(usage.RecordsPerSecond);
            Cpu.Add(usage.CpuSecondsPerMillion);
            Bytes.Add(usage.BytesPerRecord);
        }
    }
}
