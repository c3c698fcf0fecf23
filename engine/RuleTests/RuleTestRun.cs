using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Replay;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.RuleTests.Series;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>Runs rules over records through the engine's own data path, its clock moved by hand.</summary>
/// <remarks>Kafka's timestamp of each record is the record's own time, and the grace for records on their way is none:
/// nothing is on its way here.</remarks>
internal sealed class RuleTestRun
{
    private readonly PartitionRunner partition;

    /// <summary>Begins with no sensor known.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="call">Where they show that they are called; null: nobody looks.</param>
    public RuleTestRun(RuleSet rules, RuleCall? call = null)
    {
        Told = new(Start, call ?? new RuleCall());
        partition = new PartitionRunner(
            new PartitionOptions
            {
                Rules = rules,
                Faults = Told,
                Settings = new EngineSettings { Clock = new ClockOptions { Grace = TimeSpan.Zero } },
                Observer = Told,
            },
            Told);
    }

    /// <summary>Time at which every test starts.</summary>
    public static DateTime Start { get; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What came of it so far.</summary>
    public RunRecorder Told { get; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Sends what sensors send by series, in order of time.</summary>
    public void Send(IReadOnlyList<SeriesInput> series)
    {
        foreach (SeriesRecord record in SeriesMerger.Merge(series))
            Send(record.Sensor, record.ToJson(Start), record.At);
    }

    /// <summary>Sends one record.</summary>
    /// <param name="sensor">Its key.</param>
    /// <param name="json">A sensor record in any form.</param>
    /// <param name="at">Its time since the start; one that is over makes it late.</param>
    public void Send(string sensor, byte[] json, TimeSpan at)
    {
        Now = at > Now ? at : Now;
        Told.MoveTo(at);
        partition.Feed(Encoding.UTF8.GetBytes(sensor), json, Start + Now);
    }

    /// <summary>Lets time pass in which nothing is sent: what is due before its end happens.</summary>
    public void AdvanceTo(TimeSpan time)
    {
        if (time > Now) Now = time;
        Told.MoveTo(Now);
        partition.AdvanceTo(Start + Now);
    }

    /// <summary>Goes on as an engine does that was stopped and started anew within no time.</summary>
    /// <param name="rules">The rules from now on.</param>
    public void Restart(RuleSet rules)
    {
        partition.Restart(rules);
        partition.AdvanceTo(Start + Now);
    }

    /// <summary>Says that nothing is sent at the present time either: what is due now happens.</summary>
    public void EndMoment() => partition.AdvanceTo(Start + Now + TimeSpan.FromTicks(1));
}
