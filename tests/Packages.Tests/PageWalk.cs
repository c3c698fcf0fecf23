using KafkaAlarms.Packages.Tests;
using Shouldly;
using Xunit;

[assembly: AssemblyFixture(typeof(PageWalk))]

namespace KafkaAlarms.Packages.Tests;

/// <summary>Does what docs/write-a-rule.md tells, command by command, as a new user with nothing but the packages of
/// this repository and the public registry.</summary>
public sealed class PageWalk : IAsyncLifetime
{
    private readonly Workplace workplace = new();

    /// <summary>Folder of the packages.</summary>
    public string Feed => workplace.Feed;

    /// <summary>Folder of the new rule.</summary>
    public string Rule => workplace.Current;

    /// <summary>What each command printed.</summary>
    internal List<(PageStep Step, int ExitCode, string Output)> Results { get; } = [];

    /// <summary>Why the walk could not be finished; null when it was.</summary>
    public string? Obstacle { get; private set; }

    private static bool GoesOnBehindPacking => Environment.GetEnvironmentVariable("CI") == "true";

    public async ValueTask InitializeAsync()
    {
        IReadOnlyList<PageStep> steps = PageStep.ReadAll(Repository.Read("docs/write-a-rule.md"));
        steps.Count.ShouldBeGreaterThan(6);
        foreach (PageStep step in steps)
        {
            if (Obstacle is null) await TakeAsync(step);
        }
    }

    public ValueTask DisposeAsync()
    {
        workplace.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TakeAsync(PageStep step)
    {
        string[] words = step.Command.Replace("FEED", Feed, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "cd")
        {
            workplace.ChangeTo(words[1]);
            return;
        }

        bool packs = words is ["dotnet", "pack", ..];
        string back = workplace.Current;
        if (packs)
        {
            // In the clone, which is built already.
            workplace.ChangeTo(Repository.Folder);
            words = [.. words, "--no-build", "-c", Repository.Configuration];
        }

        (int exitCode, string output) =
            await workplace.RunAsync(workplace.Find(words[0]), words[1..], TestContext.Current.CancellationToken);
        workplace.ChangeTo(back);
        Results.Add((step, exitCode, output));
        if (output.Contains("NU1301", StringComparison.Ordinal)) Obstacle = "the package registry is not reachable";
        if (packs && !GoesOnBehindPacking) Obstacle = "installing and building as a new user takes a minute; CI=true switches it on";
    }
}
