using System.Text;
using KafkaAlarms.AlarmModel;
using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Support;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>Runs scenarios through the engine's own data path.</summary>
internal static class ScenarioRun
{
    /// <summary>All events of an undisturbed run.</summary>
    public static IReadOnlyList<AlarmEvent> Whole(Scenario scenario)
    {
        TaskRunner runner = Open(scenario);
        foreach (ScenarioStep step in scenario.Steps) Take(runner, step);
        return Checked(runner);
    }

    /// <summary>All events of a run that commits now and then and is restored after some of the commits.</summary>
    public static IReadOnlyList<AlarmEvent> WithRestarts(Scenario scenario, int seed)
    {
        var random = new Random(seed);
        TaskRunner runner = Open(scenario);
        foreach (ScenarioStep step in scenario.Steps)
        {
            Take(runner, step);
            if (random.Next(100) < 40) runner.Commit(memoryBlocks: random.Next(4));
            if (random.Next(100) >= 15) continue;
            runner.Commit();
            runner.Restart();
        }

        return Checked(runner);
    }

    /// <summary>All events of a run that is killed at random moments, losing what it had not committed.</summary>
    public static IReadOnlyList<AlarmEvent> WithKills(Scenario scenario, int seed) =>
        Killed(Open(scenario), scenario, seed, (runner, _) => runner.Kill());

    /// <summary>All events, repeated ones among them, of a run without transactions that dies
    /// within commits at random moments.</summary>
    public static IReadOnlyList<AlarmEvent> WithKillsInCommits(Scenario scenario, int seed) =>
        Killed(Open(scenario), scenario, seed, (runner, random) =>
            runner.KillInCommit(random, memoryBlocks: random.Next(3)));

    private static List<AlarmEvent> Killed(
        TaskRunner runner, Scenario scenario, int seed, Action<TaskRunner, Random> kill)
    {
        const int MostKills = 20;
        var random = new Random(seed);
        int committed = 0;
        int kills = 0;
        for (int step = 0; step < scenario.Steps.Count; step++)
        {
            Take(runner, scenario.Steps[step]);
            int dice = random.Next(100);
            if (dice < 30)
            {
                runner.Commit(memoryBlocks: random.Next(3));
                committed = step + 1;
            }
            else if (dice < 45 && kills++ < MostKills)
            {
                kill(runner, random);
                step = committed - 1;
            }
        }

        return Checked(runner);
    }

    private static TaskRunner Open(Scenario scenario)
    {
        RuleSet rules = ScenarioRules.Load(scenario.RulesJson).Rules
            ?? throw new InvalidOperationException("The rules file is refused.");
        return new TaskRunner(rules, Settings(scenario.Options));
    }

    private static EngineSettings Settings(ModelOptions options) => new()
    {
        Clock = new ClockOptions { Grace = options.Grace },
        Decoding = new DecodingOptions { MaxLate = options.MaxLate, MaxSkew = options.MaxSkew },
    };

    private static void Take(TaskRunner runner, ScenarioStep step)
    {
        if (step.Record is { } record)
            runner.Feed(record.Offset, Bytes(record.Key), Bytes(record.Value), record.KafkaTime);
        else
            runner.AdvanceKafkaTime(step.KafkaTime);
    }

    private static List<AlarmEvent> Checked(TaskRunner runner)
    {
        IEnumerable<string> broken = runner.Output.Events.SelectMany(EventContract.Broken);
        return runner.Output.Violations.Concat(broken).FirstOrDefault() is { } fault
            ? throw new InvalidDataException(fault) : runner.Output.Events;
    }

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
