using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>A connectors file.</summary>
/// <param name="Connectors">Configuration of each connector by its name, as Connect takes it.</param>
internal sealed record ConnectorsFile(Dictionary<string, Dictionary<string, string>> Connectors)
{
    private const string ClassKey = "connector.class";
    private const string NameKey = "name";

    /// <summary>What is to be there.</summary>
    public IEnumerable<WantedConnector> List() => Connectors.Select(pair =>
        new WantedConnector(pair.Key, pair.Value[ClassKey], new Dictionary<string, string>(pair.Value)
        {
            // Connect adds it to what it stores, and its validation asks for it.
            [NameKey] = pair.Key,
        }));

    /// <summary>What is wrong with the file.</summary>
    /// <param name="path">The file, for messages.</param>
    public IEnumerable<Problem> Problems(string path) =>
        from pair in Connectors
        let what = Fault(pair.Key, pair.Value)
        where what is not null
        select new Problem(
            ErrorCode.ConnectorsFileRefused, $"{path} connector {pair.Key}", what, "Correct the file.");

    private static string? Fault(string name, Dictionary<string, string>? config)
    {
        if (config is null) return "It is null.";
        if (!config.ContainsKey(ClassKey)) return $"It has no {ClassKey}.";
        return config.GetValueOrDefault(NameKey, name) == name ? null : "Its name is another one.";
    }
}
