using System.Xml.Linq;
using KafkaAlarms.Engine.RuleTests;
using KafkaAlarms.Engine.RuleTests.Reports;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleTests.Reports;

public sealed class JUnitReportTests
{
    private readonly JUnitReport report = new();

    [Fact]
    public void Write_Results_AreASuiteForEachFileWithItsSums()
    {
        report.Add("rules/a.tests.json", [Passed("first", 20), Failed("second", "5s hot raised: did not happen.", 10)]);
        report.Add("rules/b.tests.json", [Passed("third", 0)]);

        XElement root = Write().Root!;

        Attributes(root).ShouldBe("name=kafka-alarms rules test tests=3 failures=1 errors=0 skipped=0 time=0.030");
        root.Elements("testsuite").Select(Attributes).ShouldBe(
        [
            "name=rules/a.tests.json tests=2 failures=1 errors=0 skipped=0 time=0.030",
            "name=rules/b.tests.json tests=1 failures=0 errors=0 skipped=0 time=0.000",
        ]);
        root.Descendants("testcase").Select(Attributes).ShouldBe(
        [
            "classname=a.tests.json name=first time=0.020",
            "classname=a.tests.json name=second time=0.010",
            "classname=b.tests.json name=third time=0.000",
        ]);
        XElement failure = root.Descendants("failure").ShouldHaveSingleItem();
        failure.Attribute("message")!.Value.ShouldBe("5s hot raised: did not happen.");
        failure.Value.ShouldEndWith("the chart");
    }

    [Fact]
    public void Write_TestThatWasNotRun_IsSkippedWithTheReason()
    {
        report.Add("a", [Failed("first", "It hangs.", 10), new("second", [], "", TimeSpan.Zero) { NotRun = "The first hangs." }]);

        XElement root = Write().Root!;

        Attributes(root).ShouldBe("name=kafka-alarms rules test tests=2 failures=1 errors=0 skipped=1 time=0.010");
        Attributes(root.Element("testsuite")!).ShouldBe("name=a tests=2 failures=1 errors=0 skipped=1 time=0.010");
        XElement test = root.Descendants("testcase").Last();
        Attributes(test).ShouldBe("classname=a name=second time=0.000");
        Attributes(test.Elements().ShouldHaveSingleItem()).ShouldBe("message=The first hangs.");
        test.Element("skipped").ShouldNotBeNull();
    }

    [Fact]
    public void Write_TextThatXmlCannotHold_IsStillADocument()
    {
        report.Add("a", [Failed("bell \a <&> \ud83d\ude00", "\u0001 ]]>", 0)]);

        XElement test = Write().Descendants("testcase").Single();

        test.Attribute("name")!.Value.ShouldBe("bell ? <&> \ud83d\ude00");
        test.Element("failure")!.Attribute("message")!.Value.ShouldBe("? ]]>");
    }

    private static RuleTestResult Passed(string name, int milliseconds) =>
        new(name, [], "", TimeSpan.FromMilliseconds(milliseconds));

    private static RuleTestResult Failed(string name, string difference, int milliseconds) =>
        new(name, [difference], "the chart", TimeSpan.FromMilliseconds(milliseconds));

    private static string Attributes(XElement element) =>
        string.Join(' ', element.Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}"));

    private XDocument Write()
    {
        using MemoryStream stream = new();
        report.Write(stream);
        stream.Position = 0;
        return XDocument.Load(stream);
    }
}
