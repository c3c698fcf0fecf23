using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Plugins;

public sealed class PluginFaultTests : IDisposable
{
    private readonly PluginRoot root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Load_NoFolder_IsRefused() =>
        SingleProblem(root.At("nowhere")).Code.ShouldBe(ErrorCode.PluginFolderMissing);

    [Fact]
    public void Load_EmptyFolder_IsRefused() =>
        SingleProblem(root.Path).Code.ShouldBe(ErrorCode.PluginFolderEmpty);

    [Fact]
    public void Load_PluginFolderWithoutDll_IsRefused() =>
        SingleProblem(root.Write("empty/readme.txt", [1]).Path).Code.ShouldBe(ErrorCode.PluginAssemblyMissing);

    [Fact]
    public void Load_NoDllThatUsesTheSdk_IsRefused()
    {
        byte[] other = File.ReadAllBytes(typeof(CsCheck.Gen).Assembly.Location);

        SingleProblem(root.Write("other/CsCheck.dll", other).Path).Code.ShouldBe(ErrorCode.PluginAssemblyMissing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("no program at all")]
    public void Load_NotDotNet_IsRefused(string content)
    {
        root.Write("text/text.dll", System.Text.Encoding.ASCII.GetBytes(content));

        SingleProblem(root.Path).Code.ShouldBe(ErrorCode.PluginNotDotNet);
    }

    [Fact]
    public void Load_TruncatedAssembly_IsRefused()
    {
        root.Copy("TwoRules");
        byte[] whole = File.ReadAllBytes(root.At("TwoRules/TwoRules.dll"));

        for (int length = 0; length < whole.Length; length += 97)
        {
            root.Write("TwoRules/TwoRules.dll", whole[..length]);
            SingleProblem(root.Path).Where.ShouldBe(root.At("TwoRules/TwoRules.dll"));
        }
    }

    [Fact]
    public void Load_LibraryThatOnlyTheEngineHas_IsAMissingDependency()
    {
        Problem problem = SingleProblem(root.Copy("MissingDependency").Path);

        problem.Code.ShouldBe(ErrorCode.PluginDependencyMissing);
        problem.What.ShouldContain("Spectre.Console");
    }

    [Fact]
    public void Load_DependencyDeleted_NamesTheLibrary()
    {
        root.Copy("OwnLibrary");
        File.Delete(root.At("OwnLibrary/Newtonsoft.Json.dll"));

        SingleProblem(root.Path).What.ShouldContain("Newtonsoft.Json");
    }

    [Fact]
    public void Load_DependencyThatIsNotDotNet_NamesItsFile()
    {
        root.Copy("OwnLibrary").Write("OwnLibrary/Newtonsoft.Json.dll", [1, 2, 3]);

        SingleProblem(root.Path).Where.ShouldBe(root.At("OwnLibrary/Newtonsoft.Json.dll"));
    }

    [Fact]
    public void Load_BrokenDependencyList_IsRefused()
    {
        root.Copy("TwoRules").Write("TwoRules/TwoRules.deps.json", [(byte)'{']);

        SingleProblem(root.Path).Code.ShouldBe(ErrorCode.PluginNotLoadable);
    }

    [Fact]
    public void Load_NewerSdk_IsRefused()
    {
        string sdk = typeof(IAlarmRule).Assembly.GetName().Name!;
        root.Copy("TwoRules").Retarget("TwoRules/TwoRules.dll", sdk, major: 9);

        Problem problem = SingleProblem(root.Path);

        problem.Code.ShouldBe(ErrorCode.PluginSdkTooNew);
        problem.What.ShouldContain("9.1");
    }

    [Fact]
    public void Load_NewerDotNet_IsRefused()
    {
        root.Copy("TwoRules").Retarget("TwoRules/TwoRules.dll", "System.Runtime", major: 99);

        SingleProblem(root.Path).Code.ShouldBe(ErrorCode.PluginRuntimeTooNew);
    }

    [Fact]
    public void Load_NoRule_NamesTheClassThatLacksTheAttribute()
    {
        Problem problem = SingleProblem(root.Copy("NoRule").Path);

        problem.Code.ShouldBe(ErrorCode.PluginWithoutRule);
        problem.Change.ShouldContain("UnmarkedRule");
    }

    [Fact]
    public void Load_RuleTypeInTwoPlugins_NamesBothFiles()
    {
        root.Copy("TwoRules", "a").Copy("TwoRules", "b");

        using PluginSet set = PluginLoader.Load(root.Path);

        set.Types.Length.ShouldBe(2);
        set.Problems.ShouldAllBe(problem => problem.Code == ErrorCode.RuleTypeIdDuplicate
            && problem.Where == root.At("b/TwoRules.dll") && problem.What.Contains(root.At("a/TwoRules.dll")));
        set.Problems.Count.ShouldBe(2);
    }

    [Fact]
    public void Load_EveryWrongDeclaration_IsListedAtOnce()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("DeclarationFaults").Path);

        set.Problems.Select(problem => problem.Code).Order().ShouldBe(
        [
            ErrorCode.RuleInterfaceMissing,
            ErrorCode.RuleConstructorMissing,
            ErrorCode.RuleConstructorMissing,
            ErrorCode.RuleConstructorFailed,
            ErrorCode.RuleTypeIdInvalid,
            ErrorCode.RuleTypeIdDuplicate,
        ]);
    }

    [Fact]
    public void Problems_OfEveryKind_ReadAsApproved()
    {
        string sdk = typeof(IAlarmRule).Assembly.GetName().Name!;
        root.Copy("DeclarationFaults").Copy("MissingDependency").Copy("NoRule").Copy("TwoRules")
            .Copy("TwoRules", "zwei").Copy("RuntimeFaults").Retarget("RuntimeFaults/RuntimeFaults.dll", sdk, major: 9)
            .Copy("OwnLibrary").Retarget("OwnLibrary/OwnLibrary.dll", "System.Runtime", major: 99)
            .Write("bare/readme.txt", [1]).Write("text/text.dll", [1]);
        using PluginSet set = PluginLoader.Load(root.Path);
        using PluginSet none = PluginLoader.Load(root.At("nowhere"));
        using PluginSet empty = PluginLoader.Load(Directory.CreateDirectory(root.At("bare/empty")).FullName);

        string text = string.Join('\n', [.. set.Problems, .. none.Problems, .. empty.Problems]);

        text.Replace(root.Path, "ROOT").ShouldMatchApproved();
    }

    private static Problem SingleProblem(string root)
    {
        using PluginSet set = PluginLoader.Load(root);
        set.Types.ShouldBeEmpty();
        return set.Problems.ShouldHaveSingleItem();
    }
}
