using System.Collections.Immutable;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using McMasterLoader = McMaster.NETCore.Plugins.PluginLoader;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>All rule types of a plug-in folder, with what was wrong in it.</summary>
/// <remarks>Disposing it unloads the plug-ins, as soon as nothing refers to a type or an instance of theirs.</remarks>
internal sealed class PluginSet : IDisposable
{
    private ImmutableArray<McMasterLoader> loaders;

    internal PluginSet(
        ImmutableArray<RuleType> types,
        ImmutableArray<string> assemblies,
        string hash,
        ImmutableArray<Problem> problems,
        ImmutableArray<McMasterLoader> loaders)
    {
        Types = types;
        Assemblies = assemblies;
        Hash = hash;
        Problems = problems;
        this.loaders = loaders;
    }

    /// <summary>A set of nothing.</summary>
    public static PluginSet Empty { get; } = new([], [], "", [], []);

    /// <summary>A set of nothing, for one problem.</summary>
    public static PluginSet Refused(Problem problem) => new([], [], "", [problem], []);

    /// <summary>The rule types that can be used, in order of their id; none with a problem.</summary>
    public ImmutableArray<RuleType> Types { get; private set; }

    /// <summary>Full paths of the plug-ins' own assemblies that were loaded.</summary>
    public ImmutableArray<string> Assemblies { get; }

    /// <summary>SHA-256 over the names and bytes of all plug-in files that can matter, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>Everything that was wrong, in the order of the folders; empty when all loaded.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Lets go of the rule types and unloads their assemblies.</summary>
    public void Dispose()
    {
        ImmutableArray<McMasterLoader> unloading = loaders;
        loaders = [];
        Types = [];
        foreach (McMasterLoader loader in unloading) loader.Dispose();
    }
}
