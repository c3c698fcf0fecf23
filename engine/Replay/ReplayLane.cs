using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Replay.Plots;

namespace KafkaAlarms.Engine.Replay;

/// <summary>One rule set over the whole input, partition by partition.</summary>
internal sealed class ReplayLane : IRecordSink
{
    private readonly SortedDictionary<int, PartitionRunner> runners = [];
    private readonly DeadLetterTally deadLetters = new();
    private readonly RuleFaultTally faults;
    private readonly EpisodeTracker episodes = new();
    private readonly Func<int, PartitionOptions> optionsOf;

    /// <param name="name">The rules file, as it was named.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="options">What the partitions are run with, their rules and numbers aside.</param>
    public ReplayLane(string name, RuleSet rules, ReplayOptions options)
    {
        Name = name;
        RuleCount = rules.Rules.Length;
        faults = new RuleFaultTally(name, options.Settings.Rules, options.Call);
        optionsOf = partition => new PartitionOptions
        {
            Rules = rules,
            Faults = faults,
            Settings = options.Settings,
            Topic = options.Source,
            Partition = partition,
            KafkaTimeRests = options.KafkaTimeRests,
            Expected = options.ExpectedOf?.Invoke(rules, partition),
            Clock = options.Clock,
            Observer = Series,
        };
    }

    /// <summary>The rules file, as it was named.</summary>
    public string Name { get; }

    /// <summary>Number of its rules.</summary>
    public int RuleCount { get; }

    /// <summary>Keeps what is judged, for a plot; null: nobody wants one.</summary>
    public SeriesRecorder? Series { get; init; }

    /// <summary>Is given each event as it is raised; null: nobody.</summary>
    public Action<byte[]>? OnEvent { get; init; }

    /// <summary>The alarms so far.</summary>
    public IReadOnlyList<AlarmEpisode> Episodes => episodes.Episodes;

    /// <summary>Everything odd that the engine would log or write to its dead-letter topics.</summary>
    public IEnumerable<Problem> Problems => deadLetters.Problems.Concat(faults.Problems);

    /// <summary>Number of sensors heard or expected.</summary>
    public int Sensors => runners.Values.Sum(runner => runner.Task.Sensors.All.Count());

    /// <summary>Delays that were running at the end.</summary>
    public int Pending => runners.Values.Sum(runner => runner.Task.Conditions.Count(
        condition => condition is { IsNoData: false, Shown: null, IsQuiet: false }));

    /// <summary>Takes the next record.</summary>
    public void Process(SourceRecord record) => RunnerOf(record.Partition).Process(record);

    /// <summary>Lets Kafka time pass in a partition with nothing left to read.</summary>
    public void AdvanceTo(int partition, DateTime kafkaTime) => RunnerOf(partition).AdvanceTo(kafkaTime);

    /// <summary>Ends the run: the counts are complete.</summary>
    public void End()
    {
        foreach (PartitionRunner runner in runners.Values) runner.Commit();
    }

    /// <summary>Records that ended in a way.</summary>
    public long Count(RecordOutcome outcome) => runners.Values.Sum(runner => runner.Counters.Published(outcome));

    /// <summary>Every way in which records ended, with their number.</summary>
    public IEnumerable<(RecordOutcome Outcome, long Records)> Outcomes() =>
        Enum.GetValues<RecordOutcome>().Select(outcome => (outcome, Count(outcome))).Where(one => one.Item2 > 0);

    /// <summary>Samples of which that became.</summary>
    public long Count(SampleDisposition disposition) =>
        runners.Values.Sum(runner => runner.Counters.Published(disposition));

    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm)
    {
        episodes.Take(alarm);
        OnEvent?.Invoke(value);
    }

    public void ProduceState(int partition, byte[] key, byte[]? value)
    {
    }

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems) =>
        deadLetters.Add(record, problem);

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations) =>
        deadLetters.Add(System.Text.Encoding.UTF8.GetString(key), violations);

    private PartitionRunner RunnerOf(int partition)
    {
        if (!runners.TryGetValue(partition, out PartitionRunner? runner))
        {
            runner = new PartitionRunner(optionsOf(partition), this);
            runners.Add(partition, runner);
        }

        return runner;
    }
}
