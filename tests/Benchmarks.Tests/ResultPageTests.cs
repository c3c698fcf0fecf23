using KafkaAlarms.Benchmarks.Reports;

namespace KafkaAlarms.Benchmarks.Tests;

public sealed class ResultPageTests
{
    [Fact]
    public void Write_SideBySide_JudgesByTheMedianOfTheRatiosWithinRounds()
    {
        // Ratios of CPU: 0.25, 0.3, 0.5; of memory: 0.5 in each round.
        SideBySideData data = Some.SideBySide(
            Some.Run(LaneFigures.FastStreams, 1, cpu: 4), Some.Run(LaneFigures.OurEngine, 1, cpu: 1),
            Some.Run(LaneFigures.FastStreams, 2, cpu: 5), Some.Run(LaneFigures.OurEngine, 2, cpu: 1.5),
            Some.Run(LaneFigures.FastStreams, 3, cpu: 4), Some.Run(LaneFigures.OurEngine, 3, cpu: 2));

        string page = SideBySidePage.Write(data);

        page.ShouldContain("| client CPU, of Kafka Streams' (ParallelGC) | 0.30 (0.25 to 0.50) | ≤ 0.33 | ≤ 0.2 | yes |");
        page.ShouldContain("| records/s, times Kafka Streams' (ParallelGC) | 1.00 (1.00 to 1.00) | ≥ 3 |  | **no** |");
        page.ShouldContain("| client CPU s per million records | 4.00 (4.00 to 5.00) | 1.50 (1.00 to 2.00) |");
        // No bare loop and no SerialGC ran: nothing is said about them.
        page.ShouldNotContain("bare loop");
        page.ShouldNotContain("SerialGC");
    }

    [Fact]
    public void Write_Delay_JudgesByTheFirstRate()
    {
        DelayData data = Some.Delay(
            Some.Delayed(LaneFigures.FastStreams, 1, 1_000, 60), Some.Delayed(LaneFigures.OurEngine, 1, 1_000, 12),
            Some.Delayed(LaneFigures.FastStreams, 1, 9_000, 60), Some.Delayed(LaneFigures.OurEngine, 1, 9_000, 50));

        string page = DelayPage.Write(data);

        page.ShouldContain("| p50 at 1000 records/s, of Kafka Streams' | 0.20 (0.20 to 0.20) | ≤ 0.25 |  | yes |");
        page.ShouldContain("| p99 at 1000 records/s, of Kafka Streams' | 0.20 (0.20 to 0.20) | ≤ 0.5 | ≤ 0.25 | aim |");
        page.ShouldNotContain("p99 at 9000 records/s, of");
        page.ShouldContain("## 9000 records/s, 10 alarms a run");
    }

    [Fact]
    public void Draw_BothData_HasABarForEachLaneAsLongAsItsMedian()
    {
        string picture = ComparisonPicture.Draw(
            Some.SideBySide(Some.Run(LaneFigures.FastStreams, 1, cpu: 4), Some.Run(LaneFigures.OurEngine, 1, cpu: 1)),
            Some.Delay(Some.Delayed(LaneFigures.FastStreams, 1, 1_000, 60), Some.Delayed(LaneFigures.OurEngine, 1, 1_000, 15)));

        // Of 410 points that the longest bar has: a quarter of the CPU, a quarter of both delays.
        picture.Split("width=\"102.5\" height=\"18\" class=\"ours\"").Length.ShouldBe(4);
        System.Xml.Linq.XDocument.Parse(picture).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Fact]
    public void Pages_WithDataBesideThem_SayWhatTheDataSays()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Some.Repository, "tests", "Benchmarks", "results"), "*.json"))
        {
            string page = File.ReadAllText(Path.ChangeExtension(file, ".md"));
            // What somebody has added below stays his.
            page.ShouldStartWith(Rewrite(file), customMessage: file);
        }
    }

    [Fact]
    public void Picture_OfTheReadme_IsDrawnFromCommittedData()
    {
        string picture = Path.Combine(Some.Repository, "docs", "comparison.svg");
        bool isLinked = File.ReadAllText(Path.Combine(Some.Repository, "README.md")).Contains("docs/comparison.svg", StringComparison.Ordinal);
        File.Exists(picture).ShouldBe(isLinked);
        if (!isLinked) return;
        string results = Path.Combine(Some.Repository, "tests", "Benchmarks", "results");
        string[] drawn =
        [
            .. from one in Directory.EnumerateFiles(results, "*-side-by-side.json")
               from other in Directory.EnumerateFiles(results, "*-delay.json")
               select ComparisonPicture.Draw(ResultFiles.Read<SideBySideData>(one), ResultFiles.Read<DelayData>(other)),
        ];

        drawn.ShouldContain(File.ReadAllText(picture));
    }

    private static string Rewrite(string file) => Path.GetFileNameWithoutExtension(file) switch
    {
        string name when name.EndsWith("-side-by-side", StringComparison.Ordinal) => SideBySidePage.Write(ResultFiles.Read<SideBySideData>(file)),
        string name when name.EndsWith("-delay", StringComparison.Ordinal) => DelayPage.Write(ResultFiles.Read<DelayData>(file)),
        string name when name.EndsWith("-scaling", StringComparison.Ordinal) => ScalingPage.Write(ResultFiles.Read<SideBySideData>(file)),
        string name when name.EndsWith("-many-sensors", StringComparison.Ordinal) => ManySensorsPage.Write(ResultFiles.Read<ManySensorsData>(file)),
        string name when name.EndsWith("-stages", StringComparison.Ordinal) => StagesPage.Write(ResultFiles.Read<StagesData>(file)),
        string name when name.EndsWith("-growth", StringComparison.Ordinal) => GrowthPage.Write(ResultFiles.Read<GrowthData>(file)),
        string name => throw new InvalidOperationException($"{name} does not end in the name of a benchmark"),
    };
}
