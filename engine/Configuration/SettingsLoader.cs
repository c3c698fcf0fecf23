using System.Globalization;
using KafkaAlarms.Engine.Configuration.Checks;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration;

/// <summary>Binds files, environment and arguments strictly to <see cref="EngineSettings"/>.</summary>
internal sealed class SettingsLoader
{
    private readonly List<Problem> problems = [];
    private readonly List<EffectiveSetting> effective = [];
    private readonly EngineSettings settings = new();
    private readonly SettingsLayerReader reader;
    private readonly List<SettingsLayer> layers;
    private readonly bool aSourceIsMissing;
    private readonly bool needBrokers;

    private SettingsLoader(SettingsSources sources)
    {
        reader = new SettingsLayerReader(problems);
        layers = reader.Read(sources);
        needBrokers = sources.NeedBrokers;
        aSourceIsMissing = problems.Any(problem => problem.Code != ErrorCode.SettingTwice);
    }

    /// <summary>Reads all sources and lists all that is wrong with them.</summary>
    public static SettingsResult Load(SettingsSources sources) => new SettingsLoader(sources).Load();

    private SettingsResult Load()
    {
        problems.AddRange(layers.SelectMany(UnknownKeyValidator.Validate));
        foreach (SettingDefinition definition in SettingCatalog.All)
        {
            if (definition.IsPassThrough) BindPassThrough(definition);
            else Bind(definition);
        }

        problems.AddRange(SettingsValidator.Validate(settings, OriginOf));
        return new SettingsResult(
            problems.Count == 0 ? settings : null,
            RulesAreKnown() ? settings.Rules : null,
            [.. problems],
            [.. effective]);
    }

    /// <summary>False when what could not be read of a file, or a misspelled key, may name other rules.</summary>
    private bool RulesAreKnown()
    {
        if (layers.Any(layer => UnknownKeyValidator.MayMean("Rules", layer))) return false;
        foreach (string path in SettingsLayerReader.RulePaths)
        {
            if (OriginOf(path).Kind <= SettingOriginKind.File && !reader.FilesTellAllOf(path)) return false;
        }

        return true;
    }

    private void Bind(SettingDefinition definition)
    {
        SettingsLayer? layer = layers.FindLast(candidate => candidate.TryGet(definition.Path, out _));
        if (layer is null)
        {
            TakeDefault(definition);
            return;
        }

        layer.TryGet(definition.Path, out string? text);
        if (definition.Nullable && string.IsNullOrEmpty(text)) text = null;
        Show(definition.Path, text, layer.OriginOf(definition.Path));
        if (text is null && definition.Nullable) definition.WriteTo(settings, null);
        else if (Refusal(definition, text) is { } refusal) Refuse(definition, text, refusal);
        else Take(definition, text);
    }

    private void TakeDefault(SettingDefinition definition)
    {
        Show(definition.Path, SettingText.Write(definition.ReadFrom(settings)), SettingOrigin.Default);
        if (!definition.Required || !needBrokers || aSourceIsMissing) return;
        problems.Add(new Problem(
            ErrorCode.SettingMissing,
            definition.Path,
            "is required and given nowhere.",
            ArgumentNames.HowToGive(definition.Path)));
    }

    private void Take(SettingDefinition definition, string? text)
    {
        SettingText.TryRead(definition.Type, text ?? "", out object value);
        object typed = value is Int128 number
            ? Convert.ChangeType((long)number, definition.Type, CultureInfo.InvariantCulture)
            : value;
        definition.WriteTo(settings, typed);
        effective[^1] = effective[^1] with { Value = SecretMask.Apply(definition.Path, SettingText.Write(typed)) };
    }

    private static (ErrorCode Code, string Rule)? Refusal(SettingDefinition definition, string? text) =>
        text is null || !SettingText.TryRead(definition.Type, text, out object value)
            ? (ErrorCode.WrongSettingType, SettingText.Describe(definition.Type))
            : SettingValidator.Validate(definition, value);

    private void Refuse(SettingDefinition definition, string? text, (ErrorCode Code, string Rule) refusal)
    {
        string fault = refusal.Code switch
        {
            ErrorCode.SettingOutOfRange => "is out of range",
            ErrorCode.WrongSettingType => "is of the wrong type",
            _ => "is not allowed",
        };
        problems.Add(new Problem(
            refusal.Code,
            $"{OriginOf(definition.Path)} {definition.Path}",
            $"{SecretMask.Quote(definition.Path, text)} {fault}.",
            $"Write {refusal.Rule}."));
    }

    private void BindPassThrough(SettingDefinition definition)
    {
        string prefix = definition.Path + ":";
        SortedDictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach ((string path, string? text) in layers.SelectMany(layer => layer.Values))
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) keys[path[prefix.Length..]] = text ?? "";
        }

        foreach ((string key, string text) in keys) Show(prefix + key, text, OriginOf(prefix + key));
        definition.WriteTo(settings, new Dictionary<string, string>(keys));
        problems.AddRange(ClientKeyValidator.Validate(keys, OriginOf));
    }

    private void Show(string path, string? text, SettingOrigin origin) =>
        effective.Add(new EffectiveSetting(path, SecretMask.Apply(path, text), origin));

    private SettingOrigin OriginOf(string path) =>
        layers.FindLast(layer => layer.TryGet(path, out _))?.OriginOf(path) ?? SettingOrigin.Default;
}
