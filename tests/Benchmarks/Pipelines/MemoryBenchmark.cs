using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>Memory of the process over many records.</summary>
internal static class MemoryBenchmark
{
    private const int BlockRecords = 100_000;
    private const int Rows = 10;

    public static void Run(Arguments arguments)
    {
        int records = arguments.Number("--records", 10_000_000);
        RecordBlock block = new(new SensorContent(), BlockRecords);
        PipelineLane lane = new(LimitRules.Load());
        Console.WriteLine("| records | resident MiB | live managed KiB |");
        Console.WriteLine("|--:|--:|--:|");
        for (long offset = 0; offset < records; offset += BlockRecords)
        {
            block.Fill(offset);
            lane.Run(block);
            lane.Commit();
            if ((offset + BlockRecords) % Math.Max(BlockRecords, records / Rows) == 0) Print(offset + BlockRecords);
        }

        Console.WriteLine($"events: {lane.Events}");
    }

    private static void Print(long records)
    {
        long resident = Environment.WorkingSet / (1024 * 1024);
        Console.WriteLine($"| {records} | {resident} | {GC.GetTotalMemory(forceFullCollection: true) / 1024} |");
    }
}
