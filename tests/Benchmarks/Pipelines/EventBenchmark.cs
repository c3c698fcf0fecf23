using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>CPU and bytes of each step of an event, in turn.</summary>
internal static class EventBenchmark
{
    private const int WarmUps = 8;

    public static void Run(Arguments arguments)
    {
        int events = arguments.Number("--events", 20_000);
        int rounds = arguments.Number("--rounds", 9);
        EventLane lane = new();
        (string Name, Func<int> Step, Series Cost)[] steps =
        [
            ("build", lane.Build, new Series()),
            ("encode", lane.Encode, new Series()),
            ("check", lane.Check, new Series()),
            ("headers", lane.Headers, new Series()),
            ("state record", lane.State, new Series()),
        ];
        for (int round = -WarmUps; round < rounds; round++)
        {
            foreach ((_, Func<int> step, Series cost) in steps)
            {
                double spent = Nanoseconds(step, events);
                // Code is compiled anew for a while after the start: those rounds are none.
                if (round >= 0) cost.Add(spent);
            }

            if (round < 0) Thread.Sleep(200);
        }

        Console.WriteLine($"an event of {lane.EventBytes} bytes, a state record of {lane.StateBytes} bytes");
        Console.WriteLine("| step | CPU ns | bytes allocated |");
        Console.WriteLine("|---|---|--:|");
        foreach ((string name, Func<int> step, Series cost) in steps)
            Console.WriteLine($"| {name} | {cost.Show("F0")} | {Allocated(step)} |");
    }

    private static double Nanoseconds(Func<int> step, int count)
    {
        Mark before = Mark.Now(0);
        for (int i = 0; i < count; i++) step();
        return Mark.Now(count).Since(before).CpuNanoseconds;
    }

    /// <summary>Exact bytes of one call.</summary>
    private static long Allocated(Func<int> step)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        step();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
