using System.Collections.Immutable;
using System.Security.Cryptography;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>Loads plug-ins and then the rules file that runs on them.</summary>
internal static class RuleSetLoader
{
    /// <summary>Where the build puts the sample rules.</summary>
    public static string SamplePlugins { get; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Loads them; a rule whose code does not return as it is loaded is a problem as any other.</summary>
    /// <param name="options">Which rules.</param>
    /// <param name="held">Rules that are known not to return: those that did not as they were made or configured are
    /// loaded without that, so that the others run. Null: none.</param>
    public static RuleSetResult Load(RulesOptions options, HeldRules? held = null) =>
        WatchedLoad.Run(() => LoadNow(options, held).Set, options.HangTimeout, RuleSetResult.Refused);

    /// <summary>Loads them, and asks their code for more under the same watch.</summary>
    /// <param name="options">Which rules.</param>
    /// <param name="ask">Is given the set and the text that its rules were read from, in their order.</param>
    /// <returns>The set; the answer, null when there is any problem.</returns>
    public static (RuleSetResult Set, T? Answer) LoadAndAsk<T>(
        RulesOptions options, Func<RuleSet, ImmutableArray<RuleSource>, T> ask)
        where T : class => WatchedLoad.Run<(RuleSetResult, T?)>(
        () =>
        {
            (RuleSetResult loaded, ImmutableArray<RuleSource> sources) = LoadNow(options);
            return (loaded, loaded.Rules is { } rules ? ask(rules, sources) : null);
        },
        options.HangTimeout,
        problem => (RuleSetResult.Refused(problem), null));

    private static (RuleSetResult Set, ImmutableArray<RuleSource> Sources) LoadNow(
        RulesOptions options, HeldRules? held = null)
    {
        (byte[]? list, PluginLock? allowed, ImmutableArray<Problem> refused) = ReadLock(options.Lock);
        if (!refused.IsEmpty) return (new RuleSetResult(null, refused, PluginSet.Empty), []);
        PluginSet plugins = PluginLoader.Load(PluginsOf(options), allowed, held is null ? null : held.ForbidsMaking);
        RulesFileResult file = RulesFileLoader.Load(options.File, plugins.Types, WithLock(plugins.Hash, list));

        // A type that a broken plug-in would have declared is not unknown: its own problem says enough.
        IEnumerable<Problem> ofFile = plugins.Problems.Count == 0
            ? file.Problems
            : file.Problems.Where(problem => problem.Code != ErrorCode.RuleTypeUnknown);
        List<Problem> problems = [.. plugins.Problems, .. ofFile];
        return (new RuleSetResult(problems.Count == 0 ? file.Rules : null, [.. problems], plugins), file.Sources);
    }

    /// <summary>Hash that the rule set has, if the files load as they are now.</summary>
    /// <exception cref="IOException">A file or folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As well.</exception>
    public static string HashOf(RulesOptions options)
    {
        byte[]? list = options.Lock is null ? null : File.ReadAllBytes(options.Lock);
        return RulesFileLoader.HashOf(options.File, WithLock(PluginLoader.HashOf(PluginsOf(options)), list));
    }

    private static (byte[]? Bytes, PluginLock? List, ImmutableArray<Problem> Problems) ReadLock(string? path)
    {
        if (path is null) return (null, null, []);
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            using StreamReader text = new(new MemoryStream(bytes));
            (PluginLock? list, ImmutableArray<Problem> problems) = PluginLock.Read(path, text.ReadToEnd());
            return (bytes, list, problems);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, null, [new(ErrorCode.PluginLockBroken, path, $"The list cannot be read: {fault.Message}")]);
        }
    }

    /// <summary>A changed list is a change, for it may be what keeps a set from being loaded.</summary>
    private static string WithLock(string hash, byte[]? list) =>
        list is null ? hash : hash + Convert.ToHexStringLower(SHA256.HashData(list));

    private static string PluginsOf(RulesOptions options) => options.Plugins ?? SamplePlugins;
}
