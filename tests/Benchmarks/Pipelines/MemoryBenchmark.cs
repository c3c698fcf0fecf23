using System.Globalization;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>Memory of the process, and cost of a record, over many records.</summary>
internal static class MemoryBenchmark
{
    private const int BlockRecords = 100_000;
    private const int Rows = 10;

    public static void Run(Arguments arguments)
    {
        int records = arguments.Number("--records", 10_000_000);
        RecordBlock block = new(new SensorContent(arguments.Number("--sensors", 1_000)), BlockRecords);
        PipelineLane lane = new(LimitRules.Load());
        Console.WriteLine("| records | resident MiB | live managed KiB | CPU ns a record |");
        Console.WriteLine("|--:|--:|--:|--:|");
        double spent = 0;
        int row = Math.Max(BlockRecords, records / Rows / BlockRecords * BlockRecords);
        for (long offset = 0; offset < records; offset += BlockRecords)
        {
            block.Fill(offset);
            Mark before = Mark.Now(offset);
            lane.Run(block);
            spent += Mark.Now(offset + BlockRecords).Since(before).CpuSeconds;
            lane.Commit();
            if ((offset + BlockRecords) % row != 0) continue;
            Print(offset + BlockRecords, spent * 1e9 / row);
            spent = 0;
        }

        Console.WriteLine($"events: {lane.Events}");
    }

    private static void Print(long records, double nanoseconds)
    {
        long resident = Environment.WorkingSet / (1024 * 1024);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {records} | {resident} | {GC.GetTotalMemory(forceFullCollection: true) / 1024} | {nanoseconds:F0} |"));
    }
}
