namespace KafkaAlarms.Engine.Configuration;

/// <summary>Which rules run.</summary>
internal sealed record RulesOptions
{
    /// <summary>The rules file.</summary>
    /// <value>A path; default null: each plug-in rule runs once with its own defaults.</value>
    public string? File { get; init; }

    /// <summary>Folder that holds one folder for each plug-in.</summary>
    /// <value>A path; default null: the sample rules beside the program.</value>
    public string? Plugins { get; init; }
}
