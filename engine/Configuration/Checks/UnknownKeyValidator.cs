using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.Checks;

/// <summary>Finds keys that no option class declares.</summary>
internal static class UnknownKeyValidator
{
    private static readonly string[] Paths = [.. SettingCatalog.All.Select(definition => definition.Path)];
    private static readonly string[] Sections =
        [.. SettingCatalog.All.Select(definition => definition.Section.Name).Distinct()];
    private static readonly HashSet<string> Known = new(Paths.Concat(Sections), StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Empty =
        new(Sections.Concat(PassThrough()), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Problem> Validate(SettingsLayer layer) =>
        layer.Values.Select(pair => Judge(layer, pair.Key, pair.Value)).OfType<Problem>();

    /// <summary>Tells whether an unknown key of a layer was perhaps meant for a setting of a section.</summary>
    public static bool MayMean(string section, SettingsLayer layer) => layer.Values.Any(pair =>
        Judge(layer, pair.Key, pair.Value) is not null
        && (pair.Key.StartsWith(section, StringComparison.OrdinalIgnoreCase)
            || NearestKey.Find(pair.Key, Paths)?.StartsWith(section + ":", StringComparison.Ordinal) == true));

    private static Problem? Judge(SettingsLayer layer, string path, string? value)
    {
        if (path.Equals("$schema", StringComparison.Ordinal)) return null;
        if (PassThrough().Any(section => path.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)))
            return null;
        string where = $"{layer.OriginOf(path)} {path}";
        if (Empty.Contains(path) && !string.IsNullOrEmpty(value))
            return new Problem(
                ErrorCode.WrongSettingType, where, "is a section, not a value.", $"Write keys below {path}.");
        return Known.Contains(path) ? null : Unknown(where, path);
    }

    private static Problem Unknown(string where, string path)
    {
        string? parent =
            Paths.FirstOrDefault(known => path.StartsWith(known + ":", StringComparison.OrdinalIgnoreCase));
        if (parent is not null)
            return new Problem(
                ErrorCode.WrongSettingType, where,
                $"stands below {parent}, which is one value.",
                "Write no list or section there.");
        string? nearest = NearestKey.Find(path, path.Contains(':') ? Paths : Sections);
        string change = nearest is null ? "Remove it." : $"Did you mean {nearest}?";
        return new Problem(ErrorCode.UnknownSetting, where, "is no setting.", change);
    }

    private static IEnumerable<string> PassThrough() =>
        SettingCatalog.All.Where(definition => definition.IsPassThrough).Select(definition => definition.Path);
}
