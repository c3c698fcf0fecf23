using System.Text;
using KafkaAlarms.AlarmModel;
using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Replay;
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

    /// <summary>All events of a run through the host that a replay uses, which commits now and then.</summary>
    public static IReadOnlyList<AlarmEvent> WithCommits(Scenario scenario, int seed)
    {
        var random = new Random(seed);
        RecordedOutput output = new();
        PartitionRunner runner = new(
            new PartitionOptions
            {
                Rules = RulesOf(scenario),
                Faults = new RuleFaultLog(),
                Settings = Settings(scenario.Options),
            },
            output);
        foreach (ScenarioStep step in scenario.Steps)
        {
            if (step.Record is { } record)
                runner.Process(SourceOf(record.Offset, Bytes(record.Key), Bytes(record.Value), record.KafkaTime));
            else
                runner.AdvanceTo(step.KafkaTime);
            if (random.Next(100) < 40) runner.Commit();
        }

        return Checked(output);
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

    /// <summary>All events of a run whose rules are loaded again, unchanged, at random moments, and that is restored
    /// now and then.</summary>
    public static IReadOnlyList<AlarmEvent> WithReloads(Scenario scenario, int seed)
    {
        var random = new Random(seed);
        TaskRunner runner = Open(scenario);
        foreach (ScenarioStep step in scenario.Steps)
        {
            Take(runner, step);
            if (random.Next(100) < 40) runner.Commit(memoryBlocks: random.Next(4));
            if (random.Next(100) < 15) runner.Reload(RulesOf(scenario));
            if (random.Next(100) >= 5) continue;
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

    private static TaskRunner Open(Scenario scenario) => new(RulesOf(scenario), Settings(scenario.Options));

    private static RuleSet RulesOf(Scenario scenario) => ScenarioRules.Load(scenario.RulesJson).Rules
        ?? throw new InvalidOperationException("The rules file is refused.");

    private static SourceRecord SourceOf(long offset, byte[]? key, byte[]? value, DateTime kafkaTime) => new()
    {
        Topic = TaskRunner.Topic,
        Offset = offset,
        KafkaTime = kafkaTime.Ticks,
        Key = key ?? [],
        KeyLength = key?.Length ?? SourceRecord.Null,
        Value = value ?? [],
        ValueLength = value?.Length ?? SourceRecord.Null,
    };

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

    private static List<AlarmEvent> Checked(TaskRunner runner) => Checked(runner.Output);

    private static List<AlarmEvent> Checked(RecordedOutput output)
    {
        IEnumerable<string> broken = output.Events.SelectMany(EventContract.Broken);
        return output.Violations.Concat(broken).FirstOrDefault() is { } fault
            ? throw new InvalidDataException(fault) : output.Events;
    }

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
