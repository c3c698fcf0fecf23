using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Engine;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Engine.Validating;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>One partition through the engine's data path, without Kafka.</summary>
internal sealed class PipelineLane
{
    private readonly EngineSettings settings = new();
    private readonly ThreadCounters counters = new((_, _, _) => { }, (_, _) => { });
    private readonly SourceRecord source = new() { Topic = "iot-sensordata" };
    private readonly byte[] buffer = new byte[RecordBlock.MostBytes];
    private readonly RecordPipeline pipeline;
    private readonly StateWriter writer;
    private readonly AlarmOutput output;
    private readonly CountingSink counting = new();

    /// <param name="rules">Rules.</param>
    /// <param name="sink">Null: what is produced is counted only.</param>
    public PipelineLane(RuleSet rules, IRecordSink? sink = null)
    {
        sink ??= counting;
        output = new AlarmOutput(
            new EventBuilder(TimeProvider.System), new AlarmEventValidator(settings.Validating), sink, counters);
        pipeline = new RecordPipeline(settings, output, sink, counters);
        writer = new StateWriter(sink);
        Task = new StreamTask(source.Topic, 0, new SensorPlanner(rules, new NoFaults()));
        new StateImage().Load(Task, 0);
    }

    /// <summary>One with the text of a rules file, that counts what is produced.</summary>
    public static PipelineLane With(string rules) => new(LimitRules.Load(rules));

    public StreamTask Task { get; }

    public long Events => counting.Events;

    /// <summary>Takes a whole block through.</summary>
    public void Run(RecordBlock block)
    {
        for (int i = 0; i < block.Count; i++) Process(block, i);
    }

    public void Process(RecordBlock block, int index)
    {
        source.Value = buffer;
        source.ValueLength = block.CopyTo(index, buffer);
        Process(block.FirstOffset + index, block.TimeOf(index).Ticks, block.KeyOf(index));
    }

    public void Process(long offset, long kafkaTime, byte[] key, byte[] value)
    {
        source.Value = value;
        source.ValueLength = value.Length;
        Process(offset, kafkaTime, key);
    }

    private void Process(long offset, long kafkaTime, byte[] key)
    {
        source.Offset = offset;
        source.KafkaTime = kafkaTime;
        source.Key = key;
        source.KeyLength = key.Length;
        pipeline.Process(Task, source);
    }

    /// <summary>Writes changed state and memory, as a commit does.</summary>
    public void Commit()
    {
        writer.Write(Task, int.MaxValue);
        writer.WriteStand(Task);
        output.Waiting.Clear();
        counters.Seal();
        counters.Publish();
    }
}
