using KafkaAlarms.Engine.Configuration.Sources;

namespace KafkaAlarms.Engine.Configuration;

/// <summary>One setting as it holds.</summary>
/// <param name="Path">Key path.</param>
/// <param name="Value">Its value as text, masked when it is a secret; null for null.</param>
/// <param name="Origin">Where the value comes from.</param>
internal sealed record EffectiveSetting(string Path, string? Value, SettingOrigin Origin);
