using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Plugins;

public sealed class PluginLoaderTests : IDisposable
{
    private readonly PluginRoot root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Load_SeveralRulesInOneAssembly_FindsAllInOrderOfId()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("TwoRules").Path);

        set.Problems.ShouldBeEmpty();
        set.Types.Select(type => type.Id).ShouldBe(["two-first", "two-second"]);
    }

    [Fact]
    public void Load_DeclaredVersionAndDescription_AreTaken()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("TwoRules").Path);

        (set.Types[1].Version, set.Types[1].Description).ShouldBe(("2.1.0", "The second of two."));
    }

    [Fact]
    public void Load_FolderThatIsItselfAPlugin_LoadsItsAssembly()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("TwoRules", folder: ".").Path);

        set.Types.Length.ShouldBe(2);
        set.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Load_FolderWithAnotherNameThanItsAssembly_LoadsTheAssemblyThatUsesTheSdk()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("OwnLibrary", folder: "renamed").Path);

        set.Types.ShouldHaveSingleItem().Id.ShouldBe("own-library");
        set.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Load_FolderWhoseNameBeginsWithADot_IsPassedOver()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("TwoRules").Copy("NoRule", "..2026_01_01").Path);

        set.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Load_FolderOfNativeLibrariesInAPlugin_IsNoPlugin()
    {
        root.Copy("TwoRules", folder: ".").Write("runtimes/native.dll", [0]);

        using PluginSet set = PluginLoader.Load(root.Path);

        set.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Load_PluginWithOwnVersionOfAnEngineLibrary_RunsWithItsOwn()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("OwnLibrary").Path);

        string version = set.Types[0].Create().ToString()!;

        version.ShouldStartWith("13.0.4");
        typeof(Newtonsoft.Json.JsonConvert).Assembly.Location.ShouldNotBeEmpty();
        System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location)
            .FileVersion!.ShouldNotBe(version);
    }

    [Fact]
    public void Load_PluginThatBringsTheSdk_StillSharesTheEngines()
    {
        string sdk = typeof(IAlarmRule).Assembly.Location;
        root.Copy("TwoRules").Write("TwoRules/KafkaAlarms.Rules.dll", File.ReadAllBytes(sdk));

        using PluginSet set = PluginLoader.Load(root.Path);

        set.Problems.ShouldBeEmpty();
        set.Types[0].Create().ShouldBeAssignableTo<IAlarmRule>();
    }

    [Fact]
    public void Create_CalledTwice_GivesTwoInstances()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("TwoRules").Path);

        set.Types[0].Create().ShouldNotBeSameAs(set.Types[0].Create());
    }

    [Fact]
    public void Load_LoadedPlugin_LocksNoFile()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("TwoRules").Path);

        using FileStream exclusive = new(
            root.At("TwoRules/TwoRules.dll"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        exclusive.Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Hash_SameFilesElsewhere_IsTheSame()
    {
        using PluginRoot other = new();
        using PluginSet first = PluginLoader.Load(root.Copy("TwoRules").Copy("OwnLibrary").Path);
        using PluginSet second = PluginLoader.Load(other.Copy("OwnLibrary").Copy("TwoRules").Path);

        second.Hash.ShouldBe(first.Hash);
        first.Hash.Length.ShouldBe(64);
    }

    [Fact]
    public void Hash_ChangedDependency_Differs()
    {
        using PluginSet first = PluginLoader.Load(root.Copy("OwnLibrary").Path);
        byte[] library = File.ReadAllBytes(root.At("OwnLibrary/Newtonsoft.Json.dll"));
        root.Write("OwnLibrary/Newtonsoft.Json.dll", [.. library, 0]);
        using PluginSet second = PluginLoader.Load(root.Path);

        second.Hash.ShouldNotBe(first.Hash);
    }

    [Fact]
    public void Load_FaultyPluginBesideASoundOne_StillLoadsTheSoundOne()
    {
        using PluginSet set = PluginLoader.Load(root.Copy("TwoRules").Copy("MissingDependency").Path);

        set.Types.Length.ShouldBe(2);
        set.Problems.Count.ShouldBe(1);
    }

    [Fact]
    public void Load_RulesThatFailWhenRunning_AreLoaded()
    {
        using PluginSet set = PluginLoader.Load(TestPlugins.Folder("RuntimeFaults"));

        set.Types.Select(type => type.Id).ShouldBe(["allocates-wildly", "dawdles-in-evaluate", "depends-on-more", "hangs-in-evaluate", "reports-nonsense", "throws-in-configure", "throws-in-evaluate"]);
    }
}
