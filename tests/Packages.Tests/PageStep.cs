namespace KafkaAlarms.Packages.Tests;

/// <summary>One command that a page shows, with the lines that it shows of the output.</summary>
/// <param name="Command">As the reader types it.</param>
/// <param name="Shown">Without <c>...</c>, which stands for lines left out.</param>
internal sealed record PageStep(string Command, IReadOnlyList<string> Shown)
{
    private const string Fence = "```";

    /// <summary>The commands of a page's <c>console</c> blocks, in order.</summary>
    public static IReadOnlyList<PageStep> ReadAll(string page)
    {
        List<PageStep> steps = [];
        List<string> shown = [];
        bool isInside = false;
        foreach (string line in page.Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                isInside = line == Fence + "console";
            }
            else if (isInside && line.StartsWith("$ ", StringComparison.Ordinal))
            {
                shown = [];
                steps.Add(new PageStep(line[2..], shown));
            }
            else if (isInside && line.Trim() is not ("" or "..."))
            {
                shown.Add(line);
            }
        }

        return steps;
    }
}
