using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Plugins;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Plugins;

/// <summary>With a list of allowed files nothing else is loaded.</summary>
public sealed class PluginLockTests : IDisposable
{
    private readonly PluginRoot root = new();

    public PluginLockTests() => root.Copy("TwoRules").Copy("OwnLibrary");

    public void Dispose() => root.Dispose();

    [Fact]
    public void Load_EverythingListed_LoadsAll()
    {
        using PluginSet set = PluginLoader.Load(root.Path, Lock());

        set.Problems.ShouldBeEmpty();
        set.Types.ShouldNotBeEmpty();
    }

    [Fact]
    public void Load_PathsMoved_StillLoads_ForHashesCount()
    {
        PluginLock list = Lock();
        Directory.Move(root.At("OwnLibrary"), root.At("moved"));

        using PluginSet set = PluginLoader.Load(root.Path, list);

        set.Problems.ShouldNotContain(problem => problem.Code == ErrorCode.PluginNotLocked);
    }

    [Theory]
    [InlineData("TwoRules/TwoRules.dll")]
    [InlineData("TwoRules/extra.dll")]
    [InlineData("TwoRules/runtimes/linux-x64/native/libextra.so")]
    [InlineData("TwoRules/libextra.so.1")]
    [InlineData("TwoRules/TwoRules.deps.json")]
    [InlineData("TwoRules/de/TwoRules.resources.DLL")]
    public void Load_AFileThatIsNotListed_LoadsNothingOfItsPlugin(string file)
    {
        PluginLock list = Lock();
        byte[] changed = [.. File.ReadAllBytes(root.At("TwoRules/TwoRules.dll")), 0];
        root.Write(file, changed);

        using PluginSet set = PluginLoader.Load(root.Path, list);

        set.Problems.ShouldContain(problem => problem.Code == ErrorCode.PluginNotLocked && problem.Where == root.At(file));
        set.Types.ShouldAllBe(type => type.Assembly != "TwoRules");
        set.Types.ShouldNotBeEmpty("the other plug-in is listed");
    }

    [Fact]
    public void Load_PapersBesideThePlugin_AreNotLocked()
    {
        PluginLock list = Lock();
        root.Write("TwoRules/README.md", "new"u8.ToArray());

        using PluginSet set = PluginLoader.Load(root.Path, list);

        set.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("# nothing is allowed\r\n\r\n", 0)]
    [InlineData("0123", 1)]
    [InlineData("TwoRules.dll  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx", 2)]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855  a b.dll", 0)]
    public void Read_List_NamesEachLineThatIsNone(string text, int broken)
    {
        (PluginLock? list, var problems) = PluginLock.Read("plugins.lock", text);

        problems.Length.ShouldBe(broken);
        (list is null).ShouldBe(broken > 0);
    }

    private PluginLock Lock()
    {
        using StringWriter text = new();
        PluginLock.Write(root.Path, text).ShouldBeGreaterThan(2);
        return PluginLock.Read("plugins.lock", text.ToString()).List!;
    }
}
