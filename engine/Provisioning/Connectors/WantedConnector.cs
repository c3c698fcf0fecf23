namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>A connector as it is to be.</summary>
/// <param name="Name">Name.</param>
/// <param name="ClassName">Java class of the plug-in.</param>
/// <param name="Config">Configuration, name and class included.</param>
internal sealed record WantedConnector(string Name, string ClassName, Dictionary<string, string> Config)
{
    /// <summary>The keys that differ from what Connect has.</summary>
    /// <param name="actual">What it has; null for a connector that is not there.</param>
    public IEnumerable<string> Differences(Dictionary<string, string>? actual) => actual is null ? Config.Keys :
        Config.Keys.Union(actual.Keys).Where(key =>
            !Config.TryGetValue(key, out string? wanted) || !actual.TryGetValue(key, out string? there)
            || wanted != there);
}
