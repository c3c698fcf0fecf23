using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Plugins;

namespace KafkaAlarms.Engine.Commands;

/// <summary>Loads plug-ins and then the rules file that runs on them.</summary>
internal static class RuleSetLoader
{
    /// <summary>Where the build puts the sample rules.</summary>
    public static string SamplePlugins { get; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    public static RuleSetResult Load(RulesOptions options)
    {
        PluginSet plugins = PluginLoader.Load(options.Plugins ?? SamplePlugins);
        RulesFileResult file = RulesFileLoader.Load(options.File, plugins.Types, plugins.Hash);

        // A type that a broken plug-in would have declared is not unknown: its own problem says enough.
        IEnumerable<Problem> ofFile = plugins.Problems.Count == 0
            ? file.Problems
            : file.Problems.Where(problem => problem.Code != ErrorCode.RuleTypeUnknown);
        List<Problem> problems = [.. plugins.Problems, .. ofFile];
        return new RuleSetResult(problems.Count == 0 ? file.Rules : null, [.. problems], plugins);
    }
}
