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
        set.Types.Select(type => type.Id).ShouldBe(["limits", "off-normal", "spindle-power"]);
    }

    [Fact]
    public void Load_BuiltSamples_NamesAssemblyAndVersion()
    {
        using PluginSet set = SamplePlugins.Load();

        set.Types[0].Assembly.ShouldBe("KafkaAlarms.Samples.Limits");
        set.Types[0].AssemblyVersion.ShouldBe("0.1.0.0");
        set.Types[0].Version.ShouldBe("1.0.0");
    }
}
