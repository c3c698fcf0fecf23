using KafkaAlarms.Engine.Plugins;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>The sample rules as plug-ins, from the copies that the build puts beside the tests.</summary>
internal static class SamplePlugins
{
    /// <summary>Folder that holds one folder for each sample rule.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Loads them anew; the caller owns the set.</summary>
    public static PluginSet Load()
    {
        PluginSet set = PluginLoader.Load(Folder);
        return set.Problems.Count == 0 ? set : throw new InvalidOperationException(string.Join(Environment.NewLine, set.Problems));
    }
}
