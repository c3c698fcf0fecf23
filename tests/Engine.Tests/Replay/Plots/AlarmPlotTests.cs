using System.Xml.Linq;
using KafkaAlarms.Engine.Replay.Plots;
using KafkaAlarms.Engine.Tests.Replay.Figures;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay.Plots;

public sealed class AlarmPlotTests : IDisposable
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plot-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Write_Svg_IsADrawingOfLimitDeadbandRaisesAndClears()
    {
        string file = Path.Combine(folder.FullName, "plot.svg");
        AlarmPlot.Write(file, [Panel()]);

        XElement drawing = XDocument.Load(file).Root!;
        drawing.Name.LocalName.ShouldBe("svg");
        drawing.Attribute("width")!.Value.ShouldBe("1400");
        drawing.Attribute("height")!.Value.ShouldBe("420");
        string[] colors = [.. drawing.Descendants().Attributes().Where(one => one.Name == "fill" || one.Name == "stroke").Select(one => one.Value)];
        colors.ShouldContain("navy", "the values");
        colors.ShouldContain("red", "the raise");
        colors.ShouldContain("green", "the clear");
        if (!AlarmPlot.HasFonts) Assert.Skip("No font on this machine: a plot has no text.");
        string text = string.Join('\n', drawing.Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value.Trim()));
        text.ShouldContain("rules.json: r/s1/t, 1 raised");
        text.ShouldContain("hi > 80");
        text.ShouldContain("deadband 5");
    }

    [Fact]
    public void Write_Png_IsAPictureWithAPanelForEachRulesFile()
    {
        string file = Path.Combine(folder.FullName, "plot.PNG");
        AlarmPlot.Write(file, [Panel(), Panel()]);

        byte[] picture = File.ReadAllBytes(file);
        picture[..4].ShouldBe(PngSignature);
        // Width and height, most significant byte first.
        picture[16..24].ShouldBe([0, 0, 0x05, 0x78, 0, 0, 0x03, 0x48]);
    }

    private static PlotPanel Panel()
    {
        SeriesRecorder recorder = new(null);
        PartitionFeed feed = new(
            """ "id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80,"deadband":5}} """, observer: recorder);
        for (int second = 0; second < 100; second++) feed.At(second, second is > 20 and < 60 ? 90 : 60);
        return new PlotPanel("rules.json", recorder.Find("r/s1/t")!, [Episodes.Of(21, 60)], PartitionFeed.Start.AddSeconds(99));
    }
}
