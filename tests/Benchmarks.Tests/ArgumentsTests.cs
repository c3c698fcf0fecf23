using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Tests;

public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("compare --rounds 2 --results a --records 5", "b")]
    [InlineData("compare --rounds 2 --records 5", "b")]
    [InlineData("compare --records 5 --rounds 2 --results", "b")]
    public void With_AnotherValue_ReplacesItAloneAndLeavesTheCommand(string command, string value)
    {
        Arguments given = new(command.Split(' '));

        Arguments changed = given.With("--results", value);

        changed.Text("--results", "").ShouldBe(value);
        changed.Number("--rounds", 0).ShouldBe(2);
        changed.Number("--records", 0).ShouldBe(5);
        changed.CommandLine.ShouldBe(given.CommandLine);
        changed.CommandLine.ShouldEndWith(command);
    }
}
