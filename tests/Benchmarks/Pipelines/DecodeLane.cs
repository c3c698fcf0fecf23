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
    private readonly SourceRecord source = new() { Topic = "iot-sensordata" };
    private readonly byte[] buffer = new byte[RecordBlock.MostBytes];

    /// <summary>Samples decoded so far.</summary>
    public long Samples { get; private set; }

    public void Run(RecordBlock block)
    {
        source.Value = buffer;
        for (int i = 0; i < block.Count; i++)
        {
            source.Offset = block.FirstOffset + i;
            source.KafkaTime = block.TimeOf(i).Ticks;
            source.ValueLength = block.CopyTo(i, buffer);
            Decode(block.KeyOf(i));
        }
    }

    /// <summary>Decodes one record.</summary>
    public void Decode(byte[] key, byte[] value)
    {
        source.Value = value;
        source.ValueLength = value.Length;
        Decode(key);
    }

    private void Decode(byte[] key)
    {
        source.Key = key;
        source.KeyLength = key.Length;
        decoder.Decode(source, batch);
        Samples += batch.SampleCount;
    }
}
