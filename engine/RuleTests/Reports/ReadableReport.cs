using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.RuleTests.Reports;

/// <summary>Results for a person, as they come.</summary>
internal sealed class ReadableReport(TextWriter output)
{
    private const string Indent = "        ";

    private int passed;
    private int failed;

    /// <summary>Begins a file.</summary>
    public void Begin(string file) => output.WriteLine(file);

    /// <summary>Writes one result: a line, and below a failed one what differs and a chart.</summary>
    public void Add(RuleTestResult result)
    {
        if (result.Passed) passed++;
        else failed++;
        output.WriteLine($"  {(result.Passed ? "ok  " : "FAIL")}  {result.Name}");
        if (result.Passed) return;
        foreach (string line in result.Differences.Append("").Concat(result.Chart.Split('\n')).Append(""))
            output.WriteLine(line.Length == 0 ? "" : Indent + line);
    }

    /// <summary>Writes the sum.</summary>
    public void End() =>
        output.WriteLine($"{FigureText.Of(passed + failed, "test")}, {passed} passed, {failed} failed.");
}
