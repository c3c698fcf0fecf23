using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Plugins;

public sealed partial class DocumentedRulesTests
{
    [Fact]
    public void WriteARule_EachCodeBlock_IsAFileThatCompiles()
    {
        string root = Root();
        string page = File.ReadAllText(Path.Combine(root, "docs", "write-a-rule.md"));
        string[] shown =
        [
            // Those of the template are compared where the template is tried.
            .. CodeBlock().Matches(page).Select(match => match.Groups[1].Value)
                .Where(code => !code.Contains("namespace AlarmRules", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        string folder = Path.Combine(root, "tests", "TestRules", "Documented");
        string[] compiled =
            [.. Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText).Order(StringComparer.Ordinal)];

        shown.ShouldBe(compiled);
    }

    [Fact]
    public void WriteARule_SmallestRule_HasAtMost25Lines() =>
        File.ReadAllLines(Path.Combine(Root(), "tests", "TestRules", "Documented", "TooHot.cs"))
            .Length.ShouldBeLessThanOrEqualTo(25);

    [Fact]
    public void Documented_AsPlugin_Loads()
    {
        using PluginSet set = PluginLoader.Load(TestPlugins.Folder("Documented"));

        set.Problems.ShouldBeEmpty();
        set.Types.Select(type => type.Id).ShouldBe(["dry-pump", "stuck", "too-hot"]);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KafkaAlarms.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
