using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>The data path with more and more to do, so that each stage's share shows.</summary>
internal static class StageBenchmark
{
    private const int WarmUps = 4;

    public static void Run(Arguments arguments)
    {
        RecordBlock block = new(new SensorContent(), arguments.Number("--records", 100_000));
        (string Name, PipelineLane Lane, Series Cost)[] lanes =
        [
            ("no rules: decode and find the sensor", new PipelineLane(LimitRules.Load(0)), new Series()),
            ("1 rule, no event", new PipelineLane(LimitRules.Load(1, quiet: true)), new Series()),
            ("5 rules, no event", new PipelineLane(LimitRules.Load(5, quiet: true)), new Series()),
            ("10 rules, no event", new PipelineLane(LimitRules.Load(10, quiet: true)), new Series()),
            ("10 rules, 1 % events", new PipelineLane(LimitRules.Load()), new Series()),
        ];
        int rounds = arguments.Number("--rounds", 7);
        long offset = 0;
        for (int round = -WarmUps; round < rounds; round++)
        {
            block.Fill(offset);
            offset += block.Count;
            foreach ((_, PipelineLane lane, Series cost) in lanes)
            {
                Mark before = Mark.Now(0);
                lane.Run(block);
                if (round >= 0) cost.Add(Mark.Now(block.Count).Since(before).CpuNanoseconds);
                lane.Commit();
            }
        }

        Console.WriteLine("| data path | CPU ns a record |");
        Console.WriteLine("|---|---|");
        foreach ((string name, _, Series cost) in lanes) Console.WriteLine($"| {name} | {cost.Show("F0")} |");
    }
}
