using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>Everything that settings may come from; later ones win: files in order,
/// environment, arguments in order.</summary>
internal sealed record SettingsSources
{
    /// <summary>Paths of JSON files.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Environment variables by name, those of others included.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether settings without which no broker can be reached are required.</summary>
    public bool NeedBrokers { get; init; } = true;

    /// <summary>Settings given on the command line.</summary>
    public ImmutableArray<ArgumentSetting> Arguments { get; init; } = [];
}
