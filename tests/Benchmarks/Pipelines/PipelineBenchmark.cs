using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>The data path, the decoder alone and a bare reader over the same records, in turn.</summary>
internal static class PipelineBenchmark
{
    private const int WarmUps = 4;

    public static void Run(Arguments arguments)
    {
        if (arguments.Has("--stages"))
        {
            StageBenchmark.Run(arguments);
            return;
        }

        int rounds = arguments.Number("--rounds", 9);
        RecordBlock block = new(new SensorContent(), arguments.Number("--records", 200_000));
        PipelineLane pipeline = new(LimitRules.Load());
        DecodeLane decoder = new();
        BareReader bare = new();
        PipelineFigures figures = new();
        long offset = 0;
        for (int round = -WarmUps; round < rounds; round++)
        {
            block.Fill(offset);
            offset += block.Count;
            double bareCost = Cost(block, bare.Run);
            double decodeCost = Cost(block, decoder.Run);
            double pipelineCost = Cost(block, pipeline.Run);
            pipeline.Commit();
            // Code is compiled anew for a while after the start: those rounds are none.
            if (round >= 0) figures.Add(bareCost, decodeCost, pipelineCost);
            else Thread.Sleep(200);
        }

        figures.Print();
        Console.WriteLine($"events: {pipeline.Events} on {offset} records");
        block.Fill(offset);
        AllocationCount.Of(pipeline, block).Print();
    }

    private static double Cost(RecordBlock block, Action<RecordBlock> run)
    {
        Mark before = Mark.Now(0);
        run(block);
        return Mark.Now(block.Count).Since(before).CpuNanoseconds;
    }
}
