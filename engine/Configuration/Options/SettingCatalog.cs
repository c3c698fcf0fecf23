using System.Collections.Immutable;
using System.Reflection;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>All settings there are, read off the option classes.</summary>
internal static class SettingCatalog
{
    /// <summary>In the order of declaration.</summary>
    public static ImmutableArray<SettingDefinition> All { get; } = [.. Declared()];

    private static IEnumerable<SettingDefinition> Declared()
    {
        NullabilityInfoContext nullability = new();
        return from section in typeof(EngineSettings).GetProperties()
               from property in section.PropertyType.GetProperties()
               where property.CanWrite
               let nullable = nullability.Create(property).WriteState == NullabilityState.Nullable
               select new SettingDefinition(section, property, nullable);
    }
}
