using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Plugins;

public sealed class SamplePluginsTests
{
    [Fact]
    public void Load_BuiltSamples_GivesAllTypesWithoutProblems()
    {
        using PluginSet set = PluginLoader.Load(SamplePlugins.Folder);

        set.Problems.ShouldBeEmpty();
        set.Types.Select(type => type.Id)
            .ShouldBe(["deviation", "limits", "moving-average", "off-normal", "rate-of-change", "spindle-power"]);
    }

    [Fact]
    public void Load_BuiltSamples_NamesAssemblyAndVersion()
    {
        using PluginSet set = SamplePlugins.Load();

        RuleType limits = set.Types.Single(type => type.Id == "limits");
        limits.Assembly.ShouldBe("KafkaAlarms.Samples.Limits");
        limits.AssemblyVersion.ShouldBe("0.1.0.0");
        limits.Version.ShouldBe("1.0.0");
    }
}
