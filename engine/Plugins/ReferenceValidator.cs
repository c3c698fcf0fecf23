using System.Reflection;
using System.Runtime.Loader;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>Checks, before anything is loaded, that a plug-in has all that it refers to.</summary>
internal sealed class ReferenceValidator
{
    private static readonly AssemblyName Sdk = typeof(IAlarmRule).Assembly.GetName();

    private readonly string main;
    private readonly AssemblyDependencyResolver resolver;
    private readonly List<Problem> problems = [];
    private readonly HashSet<string> seen = [];

    private ReferenceValidator(string main)
    {
        this.main = main;
        resolver = new(main);
    }

    /// <summary>Checks an assembly and everything that it brings along.</summary>
    /// <param name="main">Full path of the plug-in's assembly.</param>
    /// <returns>All problems found; none when the plug-in can be loaded.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="InvalidOperationException">The plug-in's <c>.deps.json</c> cannot be understood.</exception>
    public static IReadOnlyList<Problem> Validate(string main)
    {
        ReferenceValidator validator = new(main);
        validator.Check(main);
        return validator.problems;
    }

    private void Check(string file)
    {
        if (AssemblyHeader.Read(file) is not { } header)
        {
            problems.Add(new(
                ErrorCode.PluginNotDotNet, file, "The file is no .NET assembly.", "Build it for .NET, or remove it."));
            return;
        }

        foreach (AssemblyName reference in header.References)
        {
            if (!seen.Add(reference.Name!)) continue;
            if (reference.Name == Sdk.Name) CheckSdk(file, reference);
            else if (Resolve(reference) is { } path) Check(path);
            else CheckFramework(file, reference);
        }
    }

    private void CheckSdk(string file, AssemblyName reference)
    {
        if (reference.Version <= Sdk.Version) return;
        problems.Add(new(
            ErrorCode.PluginSdkTooNew,
            file,
            $"It needs {Sdk.Name} {reference.Version!.ToString(2)}, this engine has {Sdk.Version!.ToString(2)}.",
            "Update the engine, or build the plug-in against the older SDK."));
    }

    private void CheckFramework(string file, AssemblyName reference)
    {
        Version? version = FrameworkAssemblies.Find(reference);
        if (version is null)
        {
            problems.Add(new(
                ErrorCode.PluginDependencyMissing,
                file,
                $"It needs {reference.Name} {reference.Version}, which is not in its folder.",
                $"Copy {reference.Name}.dll beside it; \"dotnet publish\" does."));
        }
        else if (reference.Version > version)
        {
            problems.Add(new(
                ErrorCode.PluginRuntimeTooNew,
                file,
                $"It needs {reference.Name} {reference.Version}, this is .NET {Environment.Version.ToString(2)}.",
                "Build the plug-in for that .NET, or update the engine."));
        }
    }

    private string? Resolve(AssemblyName reference)
    {
        string beside = Path.Combine(Path.GetDirectoryName(main)!, reference.Name + ".dll");
        return File.Exists(beside) ? beside : resolver.ResolveAssemblyToPath(reference);
    }
}
