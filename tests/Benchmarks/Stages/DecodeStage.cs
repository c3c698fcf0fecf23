using BenchmarkDotNet.Attributes;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Pipelines;

namespace KafkaAlarms.Benchmarks.Stages;

/// <summary>Stage 2 alone: one record of each form, beside a reader that only walks over its tokens.</summary>
public class DecodeStage
{
    private readonly DecodeLane decoder = new();
    private readonly BareReader bare = new();
    private byte[] value = [];

    public static IEnumerable<string> Forms => RecordForms.Names;

    [ParamsSource(nameof(Forms))]
    public string Form { get; set; } = "flat";

    [GlobalSetup]
    public void Setup() => value = RecordForms.Of(Form);

    [Benchmark(Baseline = true, Description = "bare Utf8JsonReader")]
    public double Bare()
    {
        bare.Read(value);
        return bare.Sum;
    }

    [Benchmark(Description = "decode")]
    public long Decode()
    {
        decoder.Decode(RecordForms.Key, value);
        return decoder.Samples;
    }
}
