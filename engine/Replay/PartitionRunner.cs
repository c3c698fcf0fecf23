using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Engine.Validating;

namespace KafkaAlarms.Engine.Replay;

/// <summary>Runs one partition through the engine's own data path without Kafka: decode, evaluate, raise, validate.
/// Records and time are fed by hand, and what comes of them goes to a sink.</summary>
/// <remarks>One thread. The sink is called within the feeding call that led to the event.</remarks>
internal sealed class PartitionRunner
{
    /// <summary>Records after which what is over is let go of, as the engine does with each commit.</summary>
    private const int RecordsPerCommit = 4_096;

    private readonly PartitionOptions options;
    private readonly RecordPipeline pipeline;
    private readonly AlarmOutput output;
    private readonly StateWriter writer;
    private readonly SourceRecord fed;
    private int uncommitted;

    /// <summary>Begins with no sensor known.</summary>
    /// <param name="options">Rules, settings, name of the source.</param>
    /// <param name="sink">Takes events, dead letters and records of the state topic.</param>
    public PartitionRunner(PartitionOptions options, IRecordSink sink)
    {
        this.options = options;
        EngineSettings settings = options.KafkaTimeRests ? WithoutSkew(options.Settings) : options.Settings;
        output = new AlarmOutput(
            new EventBuilder(options.Clock), new AlarmEventValidator(settings.Validating), sink, Counters);
        pipeline = new RecordPipeline(settings, output, sink, Counters) { Observer = options.Observer };
        writer = new StateWriter(sink);
        fed = new SourceRecord { Topic = options.Topic, Partition = options.Partition };
        Task = NewTask(options.Rules);
        new StateImage().Load(Task, 0);
    }

    /// <summary>The partition: its sensors, conditions and Kafka time.</summary>
    public StreamTask Task { get; private set; }

    /// <summary>What became of records and samples; complete after <see cref="Commit"/>.</summary>
    public ThreadCounters Counters { get; } = new((_, _, _) => { }, (_, _) => { });

    /// <summary>Feeds the next record, at the offset after the last one.</summary>
    /// <param name="key">Sensor id as UTF-8; null: it stands in the value.</param>
    /// <param name="value">A sensor record in any form; null: a tombstone.</param>
    /// <param name="kafkaTime">Its Kafka timestamp, UTC; delays that ran out by then come first.</param>
    public void Feed(byte[]? key, byte[]? value, DateTime kafkaTime)
    {
        fed.Offset = Task.Position;
        fed.KafkaTime = kafkaTime.Ticks;
        fed.Key = key ?? [];
        fed.KeyLength = key?.Length ?? SourceRecord.Null;
        fed.Value = value ?? [];
        fed.ValueLength = value?.Length ?? SourceRecord.Null;
        Process(fed);
    }

    /// <summary>Feeds a record with an offset of its own, which must be above all before.</summary>
    /// <param name="record">Read only; its topic and partition are those of the options.</param>
    public void Process(SourceRecord record)
    {
        pipeline.Process(Task, record);
        if (++uncommitted >= RecordsPerCommit) Commit();
    }

    /// <summary>Lets Kafka time pass with nothing left to read, so that silent sensors are noticed.</summary>
    /// <param name="kafkaTime">UTC; an earlier one than before changes nothing.</param>
    public void AdvanceTo(DateTime kafkaTime) => pipeline.AdvanceTo(Task, kafkaTime.Ticks);

    /// <summary>Commits all there is, and goes on as an engine does that was started anew: with new instances of the
    /// rules, and what the state topic would tell.</summary>
    /// <param name="rules">The rules from now on.</param>
    public void Restart(RuleSet rules)
    {
        Store(int.MaxValue);
        StreamTask restarted = NewTask(rules);
        TaskReload.Move(Task, restarted);
        Task = restarted;
    }

    /// <summary>Does what a commit of the engine does to the state, and publishes the counters.</summary>
    public void Commit() => Store(memoryBlocks: 0);

    private void Store(int memoryBlocks)
    {
        uncommitted = 0;
        writer.Write(Task, memoryBlocks);
        writer.WriteStand(Task);
        Task.OnCommitting();
        output.Waiting.Clear();
        Counters.Seal();
        Counters.Publish();
    }

    private StreamTask NewTask(RuleSet rules) =>
        new(options.Topic, options.Partition, new SensorPlanner(rules, options.Faults))
        {
            Expected = options.Expected
                ?? rules.Rules.SelectMany(rule => rule.Expected).ToImmutableSortedSet(StringComparer.Ordinal),
            KafkaTimeRests = options.KafkaTimeRests,
        };

    /// <summary>A time of its own is nowhere ahead of a Kafka timestamp that is none.</summary>
    private static EngineSettings WithoutSkew(EngineSettings settings) =>
        settings with { Decoding = settings.Decoding with { MaxSkew = TimeSpan.MaxValue } };
}
