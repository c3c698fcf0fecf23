using System.Text.RegularExpressions;
using System.Xml.Linq;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Releases;

/// <summary>The release workflow is one that runs, and may do no more than it must. It is not run here.</summary>
public sealed partial class ReleaseTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chart-");
    private readonly ReleaseWorkflow workflow = ReleaseWorkflow.Read();

    public static string Version => XDocument.Load(Repository.At("Directory.Build.props")).Descendants("Version").Single().Value;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("verify", "contents: read")]
    [InlineData("image", "attestations: write, contents: read, id-token: write, packages: write")]
    [InlineData("chart", "attestations: write, contents: read, id-token: write, packages: write")]
    [InlineData("packages", "attestations: write, contents: read, id-token: write")]
    [InlineData("release", "contents: write")]
    public void Job_OfTheRelease_MayDoWhatItMustAlone(string job, string permissions) =>
        string.Join(", ", workflow.Jobs[job].Permissions.Select(one => $"{one.Key}: {one.Value}").Order(StringComparer.Ordinal))
            .ShouldBe(permissions);

    [Fact]
    public void Workflow_OfTheRelease_GivesNoRightToAllAndWaitsForTheTests()
    {
        workflow.Permissions.ShouldBeEmpty();
        workflow.On.Keys.ShouldBe(["push"]);
        workflow.Jobs.Where(job => job.Key != "verify").ShouldAllBe(job => Needs(job.Value).Contains("verify"));
        workflow.Jobs.Values.SelectMany(Needs).ShouldBeSubsetOf(workflow.Jobs.Keys);
        workflow.Jobs.Values.ShouldAllBe(job => job.TimeoutMinutes > 0);
        workflow.Jobs["verify"].Steps.ShouldContain(step => step.Run == ".ci/run");
    }

    [Fact]
    public void Actions_OfTheRelease_ArePinnedToCommitsWithTheirVersions()
    {
        string[] uses = [.. Repository.Read(ReleaseWorkflow.File).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal))];
        uses.Length.ShouldBe(workflow.Steps.Count(step => step.Uses.Length > 0));
        uses.ShouldAllBe(line => Pinned().IsMatch(line));
        uses.Select(line => Pinned().Match(line)).GroupBy(match => match.Groups[1].Value)
            .ShouldAllBe(action => action.Select(match => match.Groups[2].Value).Distinct().Count() == 1, "one commit for each action");
    }

    [Fact]
    public void Scripts_OfTheRelease_TakeNothingFromOutsideIntoTheirText() =>
        workflow.Steps.ShouldAllBe(step => !step.Run.Contains("${{", StringComparison.Ordinal), "such text comes by the environment");

    [Fact]
    public void Checkouts_OfTheRelease_LeaveNoTokenBehind() =>
        workflow.Steps.Where(step => step.Uses.StartsWith("actions/checkout@", StringComparison.Ordinal))
            .ShouldAllBe(step => step.With["persist-credentials"] == "false");

    [Fact]
    public void Files_OfTheRelease_AreThere()
    {
        string[] files = [.. workflow.Steps.SelectMany(step => Files().Matches(step.Run)).Select(match => match.Value).Distinct()];
        files.ShouldBe(
            ["Directory.Build.props", ".github/changes.sh", ".ci/run", "connect/pom.xml", ".github/package-chart.sh", "Packages.slnf"],
            ignoreOrder: true);
        files.ShouldAllBe(file => File.Exists(Repository.At(file)));
        workflow.Steps.Where(step => step.With.ContainsKey("global-json-file"))
            .ShouldAllBe(step => File.Exists(Repository.At(step.With["global-json-file"])));
    }

    [Fact]
    public void Versions_OfTheRelease_AreTheSameEverywhere()
    {
        Chart().Match(Repository.Read($"{Repository.Chart}/Chart.yaml")).Groups.Values.Skip(1).Select(group => group.Value)
            .ShouldBe([Version, Version]);
        Repository.Read("CHANGELOG.md").ShouldContain($"\n## {Version}");
    }

    [Fact]
    public async Task Changes_OfTheVersion_AreThoseOfTheChangelog()
    {
        string script = Repository.At(".github/changes.sh");
        (int code, string output, string error) = (await PathProgram.RunAsync("bash", script, Version))!.Value;
        code.ShouldBe(0, error);
        output.TrimStart().ShouldStartWith("- [");
        (code, _, error) = (await PathProgram.RunAsync("bash", script, "999.0.0"))!.Value;
        code.ShouldBe(1);
        error.ShouldContain("CHANGELOG.md has no section 999.0.0.");
    }

    [Fact]
    public async Task Package_OfTheChart_NamesTheRegistryForOurImageAlone()
    {
        await HelmProgram.RunAsync("version");
        (int code, string output, string error) = (await PathProgram.RunAsync(
            "bash", Repository.At(".github/package-chart.sh"), "9.8.7", "ghcr.io/plant", folder.FullName))!.Value;
        code.ShouldBe(0, error);
        (code, string text, error) = await HelmProgram.RunAsync("template", "a", output.Trim(), "--set", "demo.enabled=true");
        code.ShouldBe(0, error);
        string[] images = [.. Images().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        images.Where(image => image.Contains("ghcr.io", StringComparison.Ordinal)).ShouldBe(["ghcr.io/plant/kafka-alarms:9.8.7"]);
        images.ShouldContain("apache/kafka:4.3.1");
        text.ShouldContain("helm.sh/chart: kafka-alarms-9.8.7");
    }

    [Fact]
    public async Task Workflow_OfTheRelease_IsTakenByActionlint()
    {
        if (await PathProgram.RunAsync("actionlint", "-no-color", ReleaseWorkflow.File) is not { } result)
        {
            TestContext.Current.SendDiagnosticMessage("No actionlint on the path: it does not judge the workflow.");
            return;
        }

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    private static IEnumerable<string> Needs(ReleaseWorkflow.Job job) =>
        job.Needs is IEnumerable<object> several ? several.Select(one => $"{one}") : [$"{job.Needs}"];

    [GeneratedRegex("uses: ([A-Za-z]+/[a-z-]+)@([0-9a-f]{40}) # v[0-9]+[.][0-9]+[.][0-9]+$")]
    private static partial Regex Pinned();

    [GeneratedRegex("[.]github/[a-z-]+[.]sh|[.]ci/run|connect/pom[.]xml|Packages[.]slnf|Directory[.]Build[.]props")]
    private static partial Regex Files();

    [GeneratedRegex("\nversion: (\\S+)\nappVersion: (\\S+)\n")]
    private static partial Regex Chart();

    [GeneratedRegex("image: \"?([^\\s\"]+)")]
    private static partial Regex Images();
}
