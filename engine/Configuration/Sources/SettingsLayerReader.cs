using System.Text.Json;
using KafkaAlarms.Engine.Errors;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>Reads each source of settings into a layer; what cannot be read becomes problems.</summary>
internal sealed class SettingsLayerReader(List<Problem> problems)
{
    /// <summary>Beginning of our variables' names. Two underscores: Kubernetes sets
    /// KAFKA_ALARMS_PORT for a service of our name.</summary>
    public const string EnvironmentPrefix = "KAFKA_ALARMS__";

    private const string ClientSection = "Kafka:Client:";

    private readonly List<BrokenFile> broken = [];
    private bool anyUnread;

    /// <summary>Settings that say which rules are to run.</summary>
    public static ReadOnlySpan<string> RulePaths => (string[])["Rules:File", "Rules:Plugins"];

    /// <summary>False when a file that could not be read, or not as a whole, may give a setting another
    /// value.</summary>
    public bool FilesTellAllOf(string path) => !anyUnread && broken.All(file => file.TellsAllOf(path));

    /// <summary>The layers that could be read, the winning one last; of a file that is no JSON what says which rules
    /// are to run, so that their problems can be listed with it.</summary>
    public List<SettingsLayer> Read(SettingsSources sources)
    {
        List<SettingsLayer> layers = [.. sources.Files.Select(ReadFile).OfType<SettingsLayer>()];
        layers.Add(ReadEnvironment(sources));
        layers.Add(ReadArguments(sources));
        return layers;
    }

    private SettingsLayer? ReadFile(string path)
    {
        byte[] text;
        try
        {
            text = WithoutByteOrderMark(File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(new Problem(
                ErrorCode.SettingsFileUnreadable,
                path,
                $"cannot be read: {fault.Message}",
                "Correct the path after --config."));
            anyUnread = true;
            return null;
        }

        try
        {
            return ReadJson(path, text);
        }
        catch (JsonException fault)
        {
            problems.Add(
                new Problem(
                    ErrorCode.SettingsFileNotJson, Place(path, fault), "is no JSON.", "Correct the text there."));
        }
        catch (FormatException)
        {
            problems.Add(new Problem(
                ErrorCode.SettingsFileNotJson,
                path,
                "is no JSON object.",
                "Write { \"Section\": { \"Key\": value } }."));
        }

        return ReadBroken(path, text);
    }

    private SettingsLayer ReadBroken(string path, byte[] text)
    {
        Dictionary<string, string?> texts = new(StringComparer.OrdinalIgnoreCase);
        JsonPositionReader positions = JsonPositionReader.ReadToFault(text, RulePaths, texts, out int end);
        broken.Add(new BrokenFile(positions, text[end..]));
        return new SettingsLayer(
            InMemory(texts), key => new SettingOrigin(SettingOriginKind.File, path, positions.Find(key)));
    }

    private SettingsLayer? ReadJson(string path, byte[] text)
    {
        JsonPositionReader positions = JsonPositionReader.Read(text);
        SettingOrigin Origin(string key) => new(SettingOriginKind.File, path, positions.Find(key));
        problems.AddRange(positions.Repeated.Select(repeated => new Problem(
            ErrorCode.SettingTwice,
            $"{path}({repeated.Position.Line},{repeated.Position.Column}) {repeated.Path}",
            "stands in the file already.",
            "Keep one of them.")));
        // The library refuses a file for one such key; the first of each goes on, so that all else is checked too.
        using MemoryStream stream = new(positions.Repeated.Count > 0 ? RepeatedKeys.Remove(text) : text);
        JsonStreamConfigurationProvider provider = new(new JsonStreamConfigurationSource { Stream = stream });
        return new SettingsLayer(provider, Origin);
    }

    private static SettingsLayer ReadEnvironment(SettingsSources sources)
    {
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in sources.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)) continue;
            string path = EnvironmentPath(name);
            names[path] = name;
            values[path] = value;
        }

        return new SettingsLayer(
            InMemory(values),
            path => new SettingOrigin(SettingOriginKind.Environment, names.GetValueOrDefault(path, path)));
    }

    private static SettingsLayer ReadArguments(SettingsSources sources)
    {
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (ArgumentSetting argument in sources.Arguments)
        {
            names[argument.Path] = argument.Option;
            values[argument.Path] = argument.Value;
        }

        return new SettingsLayer(
            InMemory(values),
            path => new SettingOrigin(SettingOriginKind.Argument, names.GetValueOrDefault(path, path)));
    }

    /// <remarks>Client keys have dots, which shells do not allow in names; none of them has an underscore.</remarks>
    private static string EnvironmentPath(string name)
    {
        string path = name[EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal);
        return path.StartsWith(ClientSection, StringComparison.OrdinalIgnoreCase)
            ? ClientSection + path[ClientSection.Length..].Replace('_', '.').ToLowerInvariant()
            : path;
    }

    private static MemoryConfigurationProvider InMemory(Dictionary<string, string?> values) =>
        new(new MemoryConfigurationSource { InitialData = values });

    private static string Place(string path, JsonException fault) => fault.LineNumber is { } line
        ? $"{path}({line + 1},{(fault.BytePositionInLine ?? 0) + 1})"
        : path;

    private static byte[] WithoutByteOrderMark(byte[] text) => text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;
}
