namespace KafkaAlarms.Engine.Configuration.Checks;

/// <summary>Hides values whose key says that they are secrets.</summary>
internal static class SecretMask
{
    public const string Hidden = "****";

    private static readonly string[] Words = ["password", "secret", "key", "token", "credential"];
    private static readonly string[] Prefixes = ["sasl.", "ssl.key"];

    /// <summary>Whether the last part of a key path names a secret.</summary>
    public static bool IsSecret(string path)
    {
        string name = path[(path.LastIndexOf(':') + 1)..].Replace('_', '.');
        return Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The value, or stars in its place; an absent one stays absent.</summary>
    public static string? Apply(string path, string? value) =>
        string.IsNullOrEmpty(value) || !IsSecret(path) ? value : Hidden;

    /// <summary>The value in quotes as problems show it: masked, and cut when it is long.</summary>
    public static string Quote(string path, string? value)
    {
        string shown = Apply(path, value) ?? "null";
        return shown.Length > 80 ? $"\"{shown[..80]}...\"" : $"\"{shown}\"";
    }
}
