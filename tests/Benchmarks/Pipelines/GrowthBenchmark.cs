using System.Collections.Immutable;
using System.Globalization;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Reports;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>Cost of a record through the data path with more and more sensors, and in larger and larger records.</summary>
internal static class GrowthBenchmark
{
    private const int BlockRecords = 10_000;

    public static async Task RunAsync(Arguments arguments)
    {
        int records = arguments.Number("--records", 1_000_000);
        int rounds = arguments.Number("--rounds", 3);
        int[] sensors = arguments.Numbers("--sensors", "1,100,10000,1000000");
        int[] bytes = arguments.Numbers("--bytes", "1000,10000,100000");
        List<GrowthRow> rows = [];
        rows.AddRange(sensors.Select(count => OfSensors(count, records, rounds)));
        rows.AddRange(bytes.Select(length => OfBytes(length, records, rounds)));
        GrowthData data = new()
        {
            MeasuredAt = TimeProvider.System.GetUtcNow(),
            Command = arguments.CommandLine,
            Machine = await Machine.ReadAsync(),
            Records = records,
            Rows = [.. rows],
        };
        ResultFiles.Write(arguments, data, GrowthPage.Write);
    }

    private static GrowthRow OfSensors(int sensors, int records, int rounds)
    {
        RecordBlock block = new(new SensorContent(sensors), BlockRecords);
        PipelineLane lane = new(LimitRules.Load());
        long offset = 0;
        // Every sensor is known, and the code compiled, before anything is measured.
        long known = Math.Max(sensors, records) + BlockRecords;
        while (offset < known) Pass(lane, block, ref offset);
        return Row($"{sensors} sensors", block.AverageBytes, rounds, () =>
        {
            double nanoseconds = 0;
            long begin = offset;
            while (offset < begin + records) nanoseconds += Pass(lane, block, ref offset);
            return nanoseconds / (offset - begin);
        });
    }

    private static GrowthRow OfBytes(int bytes, int records, int rounds)
    {
        SizedRecords content = new(bytes);
        PipelineLane lane = new(LimitRules.Load());
        byte[] key = "room-00000"u8.ToArray();
        long offset = 0;
        // As many bytes whatever the size, so that a round takes as long.
        int passes = Math.Max(1, (int)(records * 1_000L / bytes / content.Values.Length));
        return Row($"records of {bytes} bytes", bytes, rounds, () =>
        {
            double nanoseconds = 0;
            for (int pass = 0; pass < passes; pass++)
            {
                Mark before = Mark.Now(0);
                long time = content.FirstTicks;
                foreach (byte[] value in content.Values)
                {
                    lane.Process(offset++, time, key, value);
                    time += TimeSpan.TicksPerSecond;
                }

                nanoseconds += Mark.Now(1).Since(before).CpuNanoseconds;
                content.Advance();
            }

            return nanoseconds / passes / content.Values.Length;
        });
    }

    /// <summary>Takes the next block through.</summary>
    /// <returns>CPU nanoseconds.</returns>
    private static double Pass(PipelineLane lane, RecordBlock block, ref long offset)
    {
        block.Fill(offset);
        offset += block.Count;
        Mark before = Mark.Now(0);
        lane.Run(block);
        double nanoseconds = Mark.Now(1).Since(before).CpuNanoseconds;
        lane.Commit();
        return nanoseconds;
    }

    private static GrowthRow Row(string what, int bytes, int rounds, Func<double> run)
    {
        run();
        ImmutableArray<double> nanoseconds = [.. Enumerable.Range(0, rounds).Select(_ => run())];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {Series.Of(nanoseconds).Show("F0")} CPU ns a record of {bytes} bytes"));
        return new GrowthRow { What = what, Bytes = bytes, Nanoseconds = nanoseconds };
    }
}
