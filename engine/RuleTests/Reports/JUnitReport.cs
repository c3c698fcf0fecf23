using System.Globalization;
using System.Xml;

namespace KafkaAlarms.Engine.RuleTests.Reports;

/// <summary>Results as JUnit XML, which every CI reads: a suite for each file.</summary>
internal sealed class JUnitReport
{
    private readonly List<(string File, IReadOnlyList<RuleTestResult> Results)> suites = [];

    /// <summary>Adds the results of a file.</summary>
    public void Add(string file, IReadOnlyList<RuleTestResult> results) => suites.Add((file, results));

    /// <summary>Writes the document.</summary>
    public void Write(Stream stream)
    {
        using XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true });
        xml.WriteStartElement("testsuites");
        WriteSums(xml, "kafka-alarms rules test", [.. suites.SelectMany(suite => suite.Results)]);
        foreach ((string file, IReadOnlyList<RuleTestResult> results) in suites) WriteSuite(xml, file, results);
        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, string file, IReadOnlyList<RuleTestResult> results)
    {
        xml.WriteStartElement("testsuite");
        WriteSums(xml, file, results);
        foreach (RuleTestResult result in results)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean(Path.GetFileName(file)));
            xml.WriteAttributeString("name", Clean(result.Name));
            xml.WriteAttributeString("time", Seconds(result.Took));
            if (result.Failed) WriteFailure(xml, result);
            if (result.NotRun is { } reason) WriteSkipped(xml, reason);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteFailure(XmlWriter xml, RuleTestResult result)
    {
        xml.WriteStartElement("failure");
        xml.WriteAttributeString("message", Clean(result.Differences[0]));
        xml.WriteString(Clean($"{string.Join('\n', result.Differences)}\n\n{result.Chart}"));
        xml.WriteEndElement();
    }

    private static void WriteSkipped(XmlWriter xml, string reason)
    {
        xml.WriteStartElement("skipped");
        xml.WriteAttributeString("message", Clean(reason));
        xml.WriteEndElement();
    }

    private static void WriteSums(XmlWriter xml, string name, IReadOnlyList<RuleTestResult> results)
    {
        int failures = results.Count(result => result.Failed);
        int skipped = results.Count(result => result.NotRun is not null);
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("tests", results.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", skipped.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", Seconds(TimeSpan.FromTicks(results.Sum(result => result.Took.Ticks))));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>XML has no control characters, not even escaped; a name in JSON may.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "?"));
}
