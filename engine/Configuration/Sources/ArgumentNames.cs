using System.Collections.Frozen;

namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>Options of the command line that stand for a setting.</summary>
internal static class ArgumentNames
{
    /// <summary>Key path by option.</summary>
    public static FrozenDictionary<string, string> Paths { get; } = new Dictionary<string, string>
    {
        ["--bootstrap"] = "Kafka:BootstrapServers",
        ["--group"] = "Kafka:GroupId",
        ["--instance"] = "Kafka:Instance",
        ["--threads"] = "Processing:Threads",
        ["--create-topics"] = "Topics:CreateMissing",
        ["--http"] = "Http:Listen",
        ["--rules"] = "Rules:File",
        ["--plugins"] = "Rules:Plugins",
        ["--log-format"] = "Logging:Format",
    }.ToFrozenDictionary();

    /// <summary>Sentence that says how to give a setting.</summary>
    public static string HowToGive(string path)
    {
        string variable = SettingsLayerReader.EnvironmentPrefix + path.Replace(":", "__", StringComparison.Ordinal);
        string option = Paths.FirstOrDefault(pair => pair.Value == path).Key ?? $"--set {path}=VALUE";
        return $"Give {option}, the environment variable {variable}, or the key in a --config file.";
    }
}
