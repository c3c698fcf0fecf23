using System.Reflection;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Version of this program.</summary>
internal static class EngineVersion
{
    /// <summary>Semantic version without the build's commit.</summary>
    public static string Text { get; } =
        typeof(EngineVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0] ?? "0";
}
