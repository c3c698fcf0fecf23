using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>The engine's decoder alone.</summary>
internal sealed class DecodeLane
{
    private readonly SensorRecordDecoder decoder = new(new DecodingOptions());
    private readonly DecodedBatch batch = new();
    private readonly SourceRecord source = new() { Topic = "iot-sensordata", Value = new byte[RecordBlock.MostBytes] };

    /// <summary>Samples decoded so far.</summary>
    public long Samples { get; private set; }

    public void Run(RecordBlock block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            source.Offset = block.FirstOffset + i;
            source.KafkaTime = block.TimeOf(i).Ticks;
            source.Key = block.KeyOf(i);
            source.KeyLength = source.Key.Length;
            source.ValueLength = block.CopyTo(i, source.Value);
            decoder.Decode(source, batch);
            Samples += batch.SampleCount;
        }
    }
}
