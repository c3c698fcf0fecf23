using System.Reflection;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>Assemblies of .NET itself, which a plug-in need not bring.</summary>
/// <remarks>The engine's libraries are none of them: a plug-in that uses one brings its own version.</remarks>
internal static class FrameworkAssemblies
{
    private static readonly string EngineFolder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    // A self-contained engine has the framework's files among its own, where only the publisher tells them apart.
    private static readonly bool IsSelfContained =
        Path.GetDirectoryName(typeof(object).Assembly.Location) is not { Length: > 0 } folder || folder == EngineFolder;

    // Public key tokens of .NET and ASP.NET Core.
    private static readonly HashSet<string> Tokens =
    [
        "31bf3856ad364e35",
        "7cec85d7bea7798e",
        "adb9793829ddae60",
        "b03f5f7f11d50a3a",
        "b77a5c561934e089",
        "cc7b13ffcd2ddd51",
    ];

    /// <summary>Version of the framework's assembly of that name; null when the framework has none.</summary>
    public static Version? Find(AssemblyName name)
    {
        if (!Tokens.Contains(Convert.ToHexStringLower(name.GetPublicKeyToken() ?? []))) return null;
        try
        {
            Assembly assembly = Assembly.Load(new AssemblyName(name.Name!));
            bool isEngines = !IsSelfContained && Path.GetDirectoryName(assembly.Location) == EngineFolder;
            return isEngines ? null : assembly.GetName().Version;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
