namespace KafkaAlarms.Benchmarks.Tests;

/// <summary>Every benchmark that needs no broker runs to its end over little; how long it takes is nobody's business here.</summary>
public sealed class ShortFormTests
{
    [Theory]
    [InlineData("pipeline --rounds 1 --records 2000")]
    [InlineData("pipeline --stages --rounds 1 --records 2000")]
    [InlineData("events --rounds 1 --events 100")]
    [InlineData("memory --records 200000")]
    [InlineData("load --rounds 1 --sensors 200")]
    [InlineData("mock --rounds 1 --records 20000")]
    [InlineData("growth --rounds 1 --records 2000 --sensors 1,100,10000 --bytes 1000,100000")]
    public async Task RunAsync_OverLittle_ComesToItsEnd(string command) =>
        (await BenchmarkCatalog.RunAsync(command.Split(' '))).ShouldBe(0);

    [Theory]
    [InlineData("--help")]
    [InlineData("memory --help")]
    [InlineData("memory --records -1 -h")]
    public async Task RunAsync_Help_PrintsTheOptionsAndRunsNothing(string command)
    {
        using StringWriter output = new();

        (await BenchmarkCatalog.RunAsync(command.Split(' '), output)).ShouldBe(0);

        output.ToString().ShouldStartWith("pipeline ");
        output.ToString().ShouldEndWith($"[--sensors 100000] [--rounds 3]{Environment.NewLine}");
    }

    [Fact]
    public async Task RunAsync_NoSuchBenchmark_IsAUsageError() => (await BenchmarkCatalog.RunAsync(["fast"])).ShouldBe(64);
}
