using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using KafkaAlarms.Architecture.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Architecture.Tests;

public sealed partial class LayoutTests
{
    private const int LongestFile = 400;
    private const int LongestLine = 120;
    private const int MostSuppressions = 10;

    private static readonly Dictionary<string, string> Roots = new()
    {
        ["engine"] = "KafkaAlarms.Engine",
        ["rules-sdk/KafkaAlarms.Rules"] = "KafkaAlarms.Rules",
        ["rules-sdk/KafkaAlarms.Rules.Testing"] = "KafkaAlarms.Rules.Testing",
        ["sample-rules"] = "KafkaAlarms.Samples",
        ["tests/TestRules/OlderSdk/Sdk"] = "KafkaAlarms.Rules",
        ["tests/TestRules"] = "KafkaAlarms.TestRules",
        ["tests"] = "KafkaAlarms",
    };

    [Fact]
    public void Namespaces_OfAllFiles_AreTheirFolders() =>
        SourceFile.In([.. Roots.Keys])
            .Where(file => !file.IsProgramOfStatements)
            .Where(file => file.Namespace != NamespaceOf(file.Folder))
            // Examples of the pages have the namespace that a reader would give them.
            .Where(file => file.Namespace != "Example")
            .Select(file => $"{file.Path} declares {file.Namespace}")
            .ShouldBeEmpty();

    [Fact]
    public void Files_WithTypes_HaveOneAndItsName() =>
        SourceFile.All
            .Where(file => !file.IsProgramOfStatements)
            .Where(file => !file.TypeNames.SequenceEqual([Path.GetFileName(file.Path).Split('.')[0]]))
            .Select(file => $"{file.Path} has {string.Join(", ", file.TypeNames)}")
            .ShouldBeEmpty();

    [Fact]
    public void NestedTypes_OfTheEngine_ArePrivate() =>
        EngineTypes.Assembly.GetTypes()
            .Where(type => type is { IsNested: true, IsNestedPrivate: false })
            .Where(type => EngineTypes.Uses.ContainsKey(type.DeclaringType!))
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Where(type => !type.Name.StartsWith('<'))
            .Select(type => type.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void Files_OfTheRepository_AreShortEnoughToRead() =>
        SourceFile.All.Where(file => file.Lines.Length > LongestFile)
            .Select(file => $"{file.Path} has {file.Lines.Length} lines")
            .ShouldBeEmpty();

    [Fact]
    public void Lines_OfTheProduct_FitTheWidth() =>
        SourceFile.OfProduct
            .SelectMany(file => file.Lines.Select((line, index) => (file.Path, Number: index + 1, line.Length)))
            .Where(line => line.Length > LongestLine)
            .Select(line => $"{line.Path}:{line.Number} has {line.Length} characters")
            .ShouldBeEmpty();

    [Fact]
    public void Suppressions_OfTheRepository_AreFewAndSayWhy()
    {
        string[] lines = [.. SourceFile.All.SelectMany(file => file.Lines).Where(line => Suppression().IsMatch(line))];
        lines.Length.ShouldBeLessThanOrEqualTo(MostSuppressions);
        lines.Where(line => !SuppressionWithReason().IsMatch(line)).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_OfTheRepository_NameNoPlaceOfOneMachine()
    {
        Regex place = new($"(^|[^A-Za-z0-9_.*])/({string.Join('|', "work", "root", "home")})/", RegexOptions.Multiline);
        Repository.Files.Where(IsText).Where(path => path != ".ci/run" && place.IsMatch(Repository.Read(path))).ShouldBeEmpty();
    }

    [Fact]
    public void Product_InItsSource_NamesNoFixedTemporaryFolder() =>
        SourceFile.OfProduct.Where(file => TemporaryFolder().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void Folders_EndingInIng_AreTheStages() =>
        // Provisioning is what is done before the data path begins.
        Repository.FoldersIn("engine").Where(name => name.EndsWith("ing", StringComparison.Ordinal)).Except(["Provisioning"])
            .ShouldBe(EngineTypes.Stages, ignoreOrder: true);

    private static string NamespaceOf(string folder)
    {
        (string root, string space) = Roots.First(pair => folder == pair.Key || folder.StartsWith(pair.Key + "/", StringComparison.Ordinal));
        return space + folder[root.Length..].Replace('/', '.');
    }

    private static bool IsText(string path) =>
        Path.GetExtension(path) is ".cs" or ".csproj" or ".props" or ".targets" or ".md" or ".json" or ".txt" or ".slnx" or ".py"
            or ".java" or ".xml" or ".properties" or ".yaml" or ".yml" or ".editorconfig" or "";

    [GeneratedRegex(@"#pragma\s+warning\s+disable|SuppressMessage\(")]
    private static partial Regex Suppression();

    [GeneratedRegex(@"disable\s+\w+\s+//\s*\S.{15,}|Justification = ""[^""]{15,}")]
    private static partial Regex SuppressionWithReason();

    [GeneratedRegex(@"(^|[^A-Za-z0-9_.*])/tmp/")]
    private static partial Regex TemporaryFolder();
}
