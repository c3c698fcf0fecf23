using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Snapshots;

public sealed class PageTests
{
    [Fact]
    public void Page_OfTheChart_IsFresh()
    {
        string file = Repository.At($"{Repository.Chart}/README.md");
        if (Environment.GetEnvironmentVariable("KAFKA_ALARMS_REWRITE_DOCS") == "1") File.WriteAllText(file, ChartPage.Write());
        File.ReadAllText(file).ShouldBe(ChartPage.Write(), "The page is out of date: run the tests with KAFKA_ALARMS_REWRITE_DOCS=1.");
    }
}
