using System.Globalization;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>The engine against a bare loop on the same topic, in turn, both in this process.</summary>
internal static class InProcessBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        int records = arguments.Number("--records", 2_000_000);
        BenchmarkTopics.Require(arguments.Bootstrap, arguments.Topic, records);
        string run = RunName();
        RuleSet rules = LimitRules.Load();
        InProcessRounds rounds = new(arguments.Bootstrap, arguments.Topic, records)
        {
            Engine = () => new EngineRun(arguments.Bootstrap, arguments.Topic, rules),
        };
        await rounds.RunAsync(run, arguments.Number("--rounds", 5));
    }

    /// <summary>Names what runs of the engine write to, so that none finds what another one left.</summary>
    public static string RunName() =>
        string.Create(CultureInfo.InvariantCulture, $"benchmark-{Guid.NewGuid().ToString("N")[..8]}");
}
