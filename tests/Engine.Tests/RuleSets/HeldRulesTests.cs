using System.Diagnostics;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Plugins;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleSets;

/// <summary>Rules that did not return stay known over restarts, until their version changes or somebody lets them go.</summary>
public sealed class HeldRulesTests : IDisposable
{
    private static readonly DateTime Since = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PluginRoot root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Add_ThenANewStart_FindsTheRuleOfThatVersion()
    {
        new HeldRules(root.At("made/for/it")).Add(Held("stuck", "1.0.0"));

        HeldRules next = new(root.At("made/for/it"));

        next.Find(Entry("stuck", "1.0.0")).ShouldBe(Held("stuck", "1.0.0"));
        next.Find(Entry("stuck", "1.0.1")).ShouldBeNull();
    }

    [Fact]
    public void Find_AnotherRuleOfTheType_IsHeldToo_ForItRunsTheSameCode()
    {
        HeldRules held = new(root.Path);
        held.Add(Held("stuck", "1.0.0"));

        held.Find(Entry("twin", "1.0.0"))!.Rule.ShouldBe("stuck");
    }

    [Fact]
    public void Add_AnotherVersion_KeepsTheOldOneForARollback()
    {
        HeldRules held = new(root.Path);
        held.Add(Held("stuck", "1.0.0"));
        held.Add(Held("stuck", "2.0.0"));
        held.Add(Held("stuck", "2.0.0"));

        held.Find(Entry("stuck", "1.0.0")).ShouldNotBeNull();
        held.Find(Entry("stuck", "2.0.0")).ShouldNotBeNull();
        held.Find(Entry("stuck", "3.0.0")).ShouldBeNull();
    }

    [Fact]
    public void Add_LeavesNothingButTheFile_WhichOthersMayNotChange()
    {
        HeldRules held = new(root.At("own"));
        held.Add(Held("stuck", "1.0.0"));

        Directory.GetFiles(root.At("own")).ShouldBe([held.Path]);
        if (!OperatingSystem.IsWindows())
            (File.GetUnixFileMode(root.At("own")) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public void Find_FileWithoutStep_TakesItThatTheRuleCanBeMade()
    {
        HeldRules held = new(root.Path);
        File.WriteAllText(
            held.Path,
            """[{"rule":"stuck","type":"type","version":"1.0.0","cause":"did not return","since":"2026-01-01T00:00:00Z"}]""");

        held.Find(Entry("stuck", "1.0.0")).ShouldBe(Held("stuck", "1.0.0"));
    }

    [Fact]
    public void Find_FileTakenAway_LetsTheRuleGo()
    {
        HeldRules held = new(root.Path);
        held.Add(Held("stuck", "1.0.0"));

        File.Delete(held.Path);

        held.Find(Entry("stuck", "1.0.0")).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""[{"rule":1}]""")]
    [InlineData("[null]")]
    public void Find_BrokenFile_HoldsNothing_AndTheNextRuleWritesItAnew(string text)
    {
        HeldRules held = new(root.Path);
        File.WriteAllText(held.Path, text);
        held.Find(Entry("stuck", "1.0.0")).ShouldBeNull();

        held.Add(Held("stuck", "1.0.0"));

        held.Find(Entry("stuck", "1.0.0")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(".")]
    [InlineData("made")]
    [InlineData("made/for/it")]
    public void FindTrouble_FolderThatCanBeWritten_IsNone_AndLeavesNothing(string folder)
    {
        new HeldRules(root.At(folder)).FindTrouble().ShouldBeNull();

        Directory.EnumerateFileSystemEntries(root.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("taken")]
    [InlineData("taken/state")]
    [InlineData("taken/state/deep")]
    public void FindTrouble_FileInThePlaceOfAFolder_SaysSo(string folder)
    {
        File.WriteAllText(root.At("taken"), "");

        new HeldRules(root.At(folder)).FindTrouble().ShouldNotBeNull().ShouldContain("taken");
    }

    [Fact]
    public void FindTrouble_FolderThatCannotBeMade_SaysSo()
    {
        string file = Path.Combine(root.Path, "file");
        File.WriteAllText(file, "");

        new HeldRules(Path.Combine(file, "state")).FindTrouble().ShouldNotBeNull().ShouldContain(file);
    }

    [Theory]
    [InlineData("")]
    [InlineData("held-rules.json")]
    public void Find_FolderOrFileOfAnotherUser_IsNotBelieved(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root gives files away.");
        HeldRules held = new(root.Path);
        held.Add(Held("stuck", "1.0.0"));
        using (Process chown = Process.Start("chown", ["12345", Path.Combine(root.Path, path)])) chown.WaitForExit();

        held.Find(Entry("stuck", "1.0.0")).ShouldBeNull();
        held.FindTrouble().ShouldNotBeNull().ShouldEndWith("belongs to another user, 12345");
        Should.Throw<UnauthorizedAccessException>(() => held.Add(Held("other", "1.0.0")));
    }

    private static HeldRule Held(string rule, string version) => new(rule, "type", version, "did not return", Since);

    private static RuleEntry Entry(string rule, string version) =>
        new(rule, new RuleType("type", version, "a", "1.0.0", "", null!), null!, [], []);
}
