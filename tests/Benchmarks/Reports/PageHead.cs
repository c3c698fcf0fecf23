using System.Globalization;
using System.Text;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>What every page of results begins with: when, on what, by which command.</summary>
internal static class PageHead
{
    public static void Write(StringBuilder page, string title, DateTimeOffset measuredAt, Machine machine, string command)
    {
        page.Append(CultureInfo.InvariantCulture, $"# {measuredAt:yyyy-MM-dd}: {title}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{machine.Cores} cores ({machine.Processor}), {machine.MemoryGibibytes:F0} GiB, {machine.System}; ");
        page.Append("broker, programs and measuring on the same cores.\n");
        page.Append(CultureInfo.InvariantCulture, $"{machine.Dotnet}, {machine.Client}; {machine.Java}. Engine of commit `{machine.Commit}`.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"```bash\n{command}\n```\n\n");
    }

    /// <summary>The table of goals.</summary>
    public static void Write(StringBuilder page, IEnumerable<Goal> goals)
    {
        page.Append("| goal | measured | bar | aim | reached |\n|---|---|---|---|---|\n");
        foreach (Goal goal in goals.Where(goal => !goal.Measured.IsEmpty)) page.Append(goal.Row).Append('\n');
        page.Append('\n');
    }
}
