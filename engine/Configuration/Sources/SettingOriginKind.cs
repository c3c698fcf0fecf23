namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>Kind of place that a setting's value comes from.</summary>
internal enum SettingOriginKind
{
    /// <summary>The option class.</summary>
    Default,

    /// <summary>A JSON file.</summary>
    File,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The command line.</summary>
    Argument,
}
