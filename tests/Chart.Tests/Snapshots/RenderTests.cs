using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Snapshots;

/// <summary>What helm writes, byte for byte.</summary>
public sealed class RenderTests
{
    public static TheoryData<string> Scenarios => Repository.Scenarios;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Template_Twice_IsTheSameBytes(string values)
    {
        string[] arguments = ["-f", $"{Repository.Chart}/ci/{values}"];
        (await RenderedChart.TemplateAsync(arguments)).Output.ShouldBe((await RenderedChart.TemplateAsync(arguments)).Output);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Template_OfAScenario_IsAsApproved(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        chart.Text.ShouldMatchApproved(options => options.WithDiscriminator(values.Split('-')[0]).NoDiff());
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Lint_OfAScenario_FindsNothing(string values)
    {
        (int code, string output, string error) = await HelmProgram.RunAsync(
            "lint", "--strict", Repository.Chart, "-f", $"{Repository.Chart}/ci/{values}");
        code.ShouldBe(0, output + error);
    }

    [Fact]
    public void Templates_OfTheChart_AskNoClusterAndThrowNoDice()
    {
        string[] forbidden = ["lookup ", "randAlpha", "randNumeric", "randBytes", "uuidv4", "genCA", "genSelfSigned", "now |", "htpasswd \"", ".Release.Revision"];
        string[] templates = Directory.GetFiles(Repository.At($"{Repository.Chart}/templates"), "*", SearchOption.AllDirectories);
        templates.SelectMany(file => forbidden.Where(word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)).Select(word => $"{file}: {word}"))
            .ShouldBeEmpty();
    }
}
