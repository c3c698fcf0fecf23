namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>A connector that Connect has as it is wanted.</summary>
/// <param name="Name">Name.</param>
/// <param name="Replaced">What of its configuration was there before and is no more; empty for one that is new or was
/// left as it is.</param>
internal sealed record PlacedConnector(string Name, IReadOnlyDictionary<string, string> Replaced)
{
    /// <summary>True while a task has something that was replaced.</summary>
    public bool IsStale(IEnumerable<ConnectorTask> tasks) => tasks.Any(task => Replaced.Any(
        pair => task.Config.TryGetValue(pair.Key, out string? value) && value == pair.Value));
}
