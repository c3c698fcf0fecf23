using KafkaAlarms.Engine.Model.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleSets;

/// <summary>Changed files are loaded when they stand still, and what does not load leaves the old set running.</summary>
public sealed class RulesWatchTests : IDisposable
{
    private readonly WatchedFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Look_NothingChanged_LeavesTheSetAlone()
    {
        RuleSet before = files.Rules.Current;

        files.Look(5);

        files.Rules.Current.ShouldBeSameAs(before);
        files.Log.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Look_RulesFileChanged_TakesItWhenTwoLooksSawTheSame()
    {
        files.Write(WatchedFiles.Cold);
        files.Look(1);
        files.Running.ShouldBe("hot");

        files.Look(1);

        files.Running.ShouldBe("cold");
        Metric("kafka_alarms_rule_set_reloads_total{result=\"loaded\"} 1").ShouldBeTrue();
        Metric($"kafka_alarms_rule_set_info{{hash=\"{files.Rules.Current.Hash}\"}} 1").ShouldBeTrue();
    }

    [Fact]
    public void Look_TableChanged_TakesItWhenTwoLooksSawTheSame()
    {
        files.WriteTable("sensor,level,limit\ns1,lo,20\n");
        files.Write(WatchedFiles.Tabled);
        files.Look();
        LimitOfTable().ShouldBe(20);
        files.WriteTable("sensor,level,limit\ns1,lo,21\n");
        files.Look(1);
        LimitOfTable().ShouldBe(20);

        files.Look(1);

        LimitOfTable().ShouldBe(21);
        files.Log.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Look_TableBrokenOrGone_KeepsTheOldSetAndSaysWhere()
    {
        files.WriteTable("sensor,level,limit\ns1,lo,20\n");
        files.Write(WatchedFiles.Tabled);
        files.Look();
        files.WriteTable("sensor,level,limit\ns1,lo,warm\n");
        files.Look(4);
        files.Metrics.Health.Warnings["rules"].ShouldContain("limits.csv(2,7) levels.lo.limit");
        File.Delete(files.Files.At("limits.csv"));
        files.Look(4);
        files.Metrics.Health.Warnings["rules"].ShouldContain("KA8222");
        LimitOfTable().ShouldBe(20);

        files.WriteTable("sensor,level,limit\ns1,lo,20\n");
        files.Look();

        files.Metrics.Health.Warnings.ShouldBeEmpty();
        LimitOfTable().ShouldBe(20);
    }

    [Fact]
    public void Look_FileGrowsFromLookToLook_WaitsForItsEnd()
    {
        for (int length = 10; length < WatchedFiles.Cold.Length; length += 10)
        {
            files.Write(WatchedFiles.Cold[..length]);
            files.Look(1);
        }

        files.Running.ShouldBe("hot");
        files.Metrics.Health.Warnings.ShouldBeEmpty();
        files.Write(WatchedFiles.Cold);
        files.Look();
        files.Running.ShouldBe("cold");
    }

    [Fact]
    public void Look_GoodFileBreaksWhileItIsLoaded_IsTakenWhenItIsBack()
    {
        files.Write(WatchedFiles.Cold);
        files.BeforeLoad = () => files.Write("{ half");
        files.Look();
        files.BeforeLoad = () => { };
        files.Metrics.Health.Warnings.ShouldBeEmpty();

        files.Look();
        files.Metrics.Health.Warnings.ShouldHaveSingleItem();
        Metric("kafka_alarms_rule_set_reloads_total{result=\"refused\"} 1").ShouldBeTrue();
        files.Write(WatchedFiles.Cold);
        files.Look();

        files.Running.ShouldBe("cold");
    }

    [Fact]
    public void Look_LinkIsSwappedAsInAVolume_TakesTheNewContent()
    {
        string link = files.Files.At("rules.json");
        File.Delete(link);
        foreach (string name in new[] { "one", "two" })
            files.Files.Write($"{name}/rules.json", System.Text.Encoding.UTF8.GetBytes(name == "one" ? WatchedFiles.Hot : WatchedFiles.Cold));
        Directory.CreateSymbolicLink(files.Files.At("..data"), "one");
        File.CreateSymbolicLink(link, Path.Combine("..data", "rules.json"));
        files.Look();
        files.Running.ShouldBe("hot");

        Directory.CreateSymbolicLink(files.Files.At("..data_tmp"), "two");
        Directory.Move(files.Files.At("..data_tmp"), files.Files.At("..data_next"));
        Directory.Delete(files.Files.At("..data"));
        Directory.Move(files.Files.At("..data_next"), files.Files.At("..data"));
        files.Look();

        files.Running.ShouldBe("cold");
    }

    [Theory]
    [InlineData("""{"rules":[{"id":"hot","type":"limits","levels":{"hi":{"limit":"warm"}}}]}""", "KA8")]
    [InlineData("""{"rules":[{"id":"hot","type":"nothing-such"}]}""", "nothing-such")]
    [InlineData("{", "KA8")]
    [InlineData("", "empty")]
    public void Look_RulesFileBroken_KeepsTheOldSetAndSaysSo(string broken, string word)
    {
        RuleSet before = files.Rules.Current;
        files.Write(broken);

        files.Look(6);

        files.Rules.Current.ShouldBeSameAs(before);
        files.Metrics.Health.Warnings["rules"].ShouldContain(word);
        files.Log.Complaints.ShouldHaveSingleItem().ShouldContain("KA3004");
        Metric("kafka_alarms_rule_set_refused_state 1").ShouldBeTrue();
        files.Metrics.Health.Ready("engine");
        files.Metrics.Health.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Look_FileIsMendedOrTakenBack_ForgetsTheWarning()
    {
        files.Write("{");
        files.Look();
        files.Write(WatchedFiles.Hot);
        files.Look(1);
        files.Metrics.Health.Warnings.ShouldBeEmpty();

        files.Write("[]");
        files.Look();
        files.Metrics.Health.Warnings.ShouldNotBeEmpty();
        files.Write(WatchedFiles.Cold);
        files.Look();
        files.Metrics.Health.Warnings.ShouldBeEmpty();
        files.Running.ShouldBe("cold");
        Metric("kafka_alarms_rule_set_refused_state 0").ShouldBeTrue();
    }

    [Fact]
    public void Look_FileIsTakenBack_CountsNothingAsLoaded()
    {
        files.Metrics.RuleQuarantined("hot", "KA3002 is quarantined: it failed").ShouldBeTrue();
        files.Write("{");
        files.Look();
        files.Write(WatchedFiles.Hot);
        files.Look();

        Metric("kafka_alarms_rule_set_reloads_total{result=\"loaded\"} 0").ShouldBeTrue();
        Metric("kafka_alarms_rule_quarantined_state{rule=\"hot\"} 1").ShouldBeTrue("it is still not called");
    }

    [Fact]
    public void Look_FileIsAwayForAMoment_KeepsTheOldSet()
    {
        File.Delete(files.Options.File!);
        files.Look(1);
        files.Write(WatchedFiles.Cold);
        files.Look();

        files.Running.ShouldBe("cold");
        files.Log.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Look_FileIsGone_SaysWhichOne()
    {
        File.Delete(files.Options.File!);

        files.Look(4);

        files.Running.ShouldBe("hot");
        files.Metrics.Health.Warnings["rules"].ShouldContain(files.Options.File!);
        files.Log.Complaints.ShouldHaveSingleItem();
    }

    [Fact]
    public void Look_HalfAPlugin_IsRefusedAndTheWholeOneTaken()
    {
        string dll = Path.Combine(WatchedFiles.Limits, WatchedFiles.Limits + ".dll");
        byte[] whole = File.ReadAllBytes(files.Plugins.At(dll));
        files.Plugins.Write(dll, whole[..(whole.Length / 2)]);
        files.Look(3);
        files.Running.ShouldBe("hot");
        files.Metrics.Health.Warnings["rules"].ShouldContain(dll);

        files.Plugins.Write(dll, whole);
        files.Write(WatchedFiles.Cold);
        files.Look();

        files.Running.ShouldBe("cold");
    }

    [Fact]
    public void Look_PluginAdded_LoadsItsTypes()
    {
        files.Plugins.Copy("TwoRules");
        files.Look();

        files.Rules.Current.Hash.ShouldNotBeNull();
        Metric("kafka_alarms_rule_set_reloads_total{result=\"loaded\"} 1").ShouldBeTrue();
        files.Running.ShouldBe("hot");
    }

    [Fact]
    public void Look_PluginThatTheListLacks_IsRefusedUntilTheListHasIt()
    {
        using WatchedFiles locked = new(isLocked: true);
        locked.Plugins.Copy("TwoRules");
        locked.Look(3);
        locked.Metrics.Health.Warnings["rules"].ShouldContain("KA9116");

        locked.WriteLock();
        locked.Look();

        locked.Metrics.Health.Warnings.ShouldBeEmpty();
        locked.Running.ShouldBe("hot");
    }

    [Fact]
    public void Look_StrangeLibraryIsTakenAwayAgain_TakesTheWarningBack()
    {
        using WatchedFiles locked = new(isLocked: true);
        string strange = Path.Combine(WatchedFiles.Limits, "runtimes", "linux-x64", "native", "libextra.so");
        locked.Plugins.Write(strange, [1]);
        locked.Look(3);
        locked.Metrics.Health.Warnings["rules"].ShouldContain("libextra.so");

        File.Delete(locked.Plugins.At(strange));
        locked.Look();

        locked.Metrics.Health.Warnings.ShouldBeEmpty();
    }

    private double LimitOfTable() => files.Rules.Current.Rules[0].Overrides.Single().Limits.Single().Value;

    private bool Metric(string line)
    {
        using MemoryStream text = new();
        files.Metrics.Registry.CollectAndExportAsTextAsync(text, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return System.Text.Encoding.UTF8.GetString(text.ToArray()).Split('\n').Contains(line);
    }
}
