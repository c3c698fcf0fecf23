using Microsoft.Extensions.Configuration;

namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>One source of settings with the place of each of its values.</summary>
/// <param name="provider">A provider that is not loaded yet: some can be loaded once only.</param>
/// <param name="origin">Place of the value at a key path.</param>
internal sealed class SettingsLayer(IConfigurationProvider provider, Func<string, SettingOrigin> origin)
{
    /// <summary>All values by key path; sections stand with null or empty text.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Values { get; } =
    [
        .. new ConfigurationRoot([provider]).AsEnumerable()
            .Where(pair => provider.TryGet(pair.Key, out _))
            .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase),
    ];

    public bool TryGet(string path, out string? value) => provider.TryGet(path, out value);

    public SettingOrigin OriginOf(string path) => origin(path);
}
