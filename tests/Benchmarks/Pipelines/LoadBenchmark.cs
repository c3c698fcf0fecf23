using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Engine;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>What a restore does without Kafka: takes the state records in, makes them a task, counts its alarms; then
/// what a reload of the rules does.</summary>
internal static class LoadBenchmark
{
    public static void Run(Arguments arguments)
    {
        int sensors = arguments.Number("--sensors", 100_000);
        int rounds = arguments.Number("--rounds", 5);
        RuleSet rules = LimitRules.Load();
        StateRecords records = new();
        StateRecords.Write(new PipelineLane(rules, records), sensors);
        (string Name, Series Seconds, Series Bytes)[] steps =
            [("take in", new(), new()), ("load", new(), new()), ("count", new(), new()), ("reload", new(), new())];
        Series pauses = new();
        // The first round compiles and is none.
        for (int round = -1; round < rounds; round++)
        {
            GC.Collect();
            TimeSpan paused = GC.GetTotalPauseDuration();
            Usage[] used = Restore(records, rules, sensors);
            if (round < 0) continue;
            for (int i = 0; i < steps.Length; i++)
            {
                steps[i].Seconds.Add(used[i].CpuSeconds);
                steps[i].Bytes.Add(used[i].BytesPerRecord);
            }

            pauses.Add((GC.GetTotalPauseDuration() - paused).TotalSeconds);
        }

        Console.WriteLine($"{records.All.Count} state records, {sensors} active alarms; collector paused {pauses.Show("F2")} s");
        Console.WriteLine("| step | CPU s | bytes an alarm |");
        Console.WriteLine("|---|---|---|");
        foreach ((string name, Series seconds, Series bytes) in steps)
            Console.WriteLine($"| {name} | {seconds.Show("F2")} | {bytes.Show("F0")} |");
    }

    private static Usage[] Restore(StateRecords records, RuleSet rules, int sensors)
    {
        StateImage image = new();
        Mark began = Mark.Now(0);
        // The consumer gives new arrays for every record.
        foreach ((byte[] key, byte[] value) in records.All) image.Add([.. key], [.. value]);
        Mark taken = Mark.Now(sensors);
        StreamTask task = new("iot-sensordata", 0, new SensorPlanner(rules, new NoFaults()));
        image.Load(task, sensors);
        Mark loaded = Mark.Now(2L * sensors);
        task.Active.OnRestored(task);
        Mark counted = Mark.Now(3L * sensors);
        StreamTask moved = new("iot-sensordata", 0, new SensorPlanner(rules, new NoFaults()));
        TaskReload.Move(task, moved);
        Mark reloaded = Mark.Now(4L * sensors);
        if (moved.ActiveAlarms != sensors) throw new InvalidOperationException("not every alarm was restored");
        return [taken.Since(in began), loaded.Since(in taken), counted.Since(in loaded), reloaded.Since(in counted)];
    }
}
