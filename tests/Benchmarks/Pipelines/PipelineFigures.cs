using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>CPU nanoseconds per record of the three lanes, over all rounds.</summary>
internal sealed class PipelineFigures
{
    private readonly Series bare = new();
    private readonly Series decode = new();
    private readonly Series pipeline = new();
    private readonly Series decodeRatio = new();
    private readonly Series pipelineRatio = new();

    public void Add(double bareCost, double decodeCost, double pipelineCost)
    {
        bare.Add(bareCost);
        decode.Add(decodeCost);
        pipeline.Add(pipelineCost);
        decodeRatio.Add(decodeCost / bareCost);
        pipelineRatio.Add(pipelineCost / bareCost);
    }

    public void Print()
    {
        Console.WriteLine("| lane | CPU ns a record | times the bare reader |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine($"| bare `Utf8JsonReader` | {bare.Show("F0")} | 1 |");
        Console.WriteLine($"| decoder alone | {decode.Show("F0")} | {decodeRatio.Show("F2")} |");
        Console.WriteLine($"| whole data path, 10 rules | {pipeline.Show("F0")} | {pipelineRatio.Show("F2")} |");
    }
}
