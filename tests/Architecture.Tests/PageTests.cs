using System.Text.RegularExpressions;
using KafkaAlarms.Architecture.Tests.Support;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Architecture.Tests;

/// <summary>What the pages say about the code is true of it.</summary>
public sealed partial class PageTests
{
    /// <summary>Words of Kafka that look like types of ours.</summary>
    private static readonly string[] KafkaWords = ["LogAppendTime", "CreateTime"];

    private static readonly HashSet<string> TypeNames =
        [.. SourceFile.All.SelectMany(file => file.TypeNames).Concat(KafkaWords)];

    private static readonly HashSet<string> Settings = [.. SettingCatalog.All.Select(setting => setting.Path)];
    private static readonly HashSet<string> Metrics = [.. MetricCatalog.All.Concat(MetricCatalog.OfConnectors).Select(metric => metric.Name)];

    private static readonly HashSet<string> Codes =
        [.. Enum.GetValues<ErrorCode>().Where(code => code != ErrorCode.None).Select(code => code.Text())];

    public static TheoryData<string> Pages => [.. Repository.Files.Where(IsPage)];

    /// <summary>Pages that lead through the repository, so that every name they give must be found.</summary>
    public static TheoryData<string> Guides => ["README.md", "engine/README.md", "docs/architecture.md", "docs/operate.md", "docs/kubernetes.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_LeadToFiles(string page) =>
        Link().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Repository.Exists(Beside(page, target)))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Metrics_OnAPage_AreThoseOfTheEngine(string page) =>
        Metric().Matches(Repository.Read(page)).Select(match => match.Value).Distinct()
            .Where(name => !Metrics.Contains(name))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Codes_OnAPage_AreThoseOfTheEngine(string page) =>
        Code().Matches(Repository.Read(page)).Select(match => match.Value).Distinct()
            .Where(code => !Codes.Contains(code))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Guides))]
    public void Paths_InAGuide_Exist(string page) =>
        Quoted(page).Where(text => PathText().IsMatch(text))
            .Where(text => !Repository.Exists(text) && !Repository.Exists(Beside(page, text)))
            .Where(text => !Repository.Exists("engine/" + text))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Guides))]
    public void Types_InAGuide_Exist(string page) =>
        Quoted(page).Where(text => TypeText().IsMatch(text) && !TypeNames.Contains(text)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Guides))]
    public void Settings_InAGuide_Exist(string page) =>
        Quoted(page).Select(text => SettingText().Match(text)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .Where(path => !Settings.Contains(path))
            .ShouldBeEmpty();

    [Fact]
    public void Folders_OfTheEngine_StandInItsGuide()
    {
        string guide = Repository.Read("engine/README.md");
        Repository.FoldersBelow("engine").Where(folder => !guide.Contains($"`{folder}/`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Folders_OfTheRepository_StandInTheReadme()
    {
        string readme = Repository.Read("README.md");
        Repository.FoldersIn("").Where(folder => !readme.Contains($"`{folder}/`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Pages_OfTheDocs_StandInTheReadme()
    {
        string readme = Repository.Read("README.md");
        Repository.Files.Where(path => PageOfDocs().IsMatch(path))
            .Where(path => !readme.Contains($"({path})", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Decisions_OfTheDocs_AreNumberedFromOne() =>
        Repository.Files.Select(path => Decision().Match(path)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value))
            .ShouldBe(Enumerable.Range(1, Repository.Files.Count(path => Decision().IsMatch(path))));

    private static bool IsPage(string path) => path.EndsWith(".md", StringComparison.Ordinal);

    private static string Beside(string page, string target) =>
        Path.Combine(Path.GetDirectoryName(page)!, target.Split('#')[0]);

    private static IEnumerable<string> Quoted(string page) =>
        Quote().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\]\(([^)#\s][^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bkafka_alarms_[a-z_]*[a-z]\b")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\bKA\d{4}\b")]
    private static partial Regex Code();

    [GeneratedRegex("(?<!`)`([^`\n]+)`(?!`)")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)*/$|^([\w.-]+/)*[\w.-]+\.(cs|md|json|csproj|slnx|props|txt|targets)$")]
    private static partial Regex PathText();

    [GeneratedRegex(@"^[A-Z][a-z]\w+$")]
    private static partial Regex TypeText();

    [GeneratedRegex(@"^([A-Z]\w+:[A-Z]\w+)(=.*)?$")]
    private static partial Regex SettingText();

    [GeneratedRegex(@"^docs/[^/]+\.md$")]
    private static partial Regex PageOfDocs();

    [GeneratedRegex(@"^docs/decisions/(\d{4})-[a-z0-9-]+\.md$")]
    private static partial Regex Decision();
}
