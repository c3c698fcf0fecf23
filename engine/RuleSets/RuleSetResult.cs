using System.Collections.Immutable;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>A loaded rule set with the plug-ins it runs on, or all that is wrong with them.</summary>
/// <param name="Rules">The rules; null when there is any problem.</param>
/// <param name="Problems">Everything that is wrong: plug-ins first, then the rules file.</param>
/// <param name="Plugins">The plug-ins; unloaded by <see cref="Dispose"/>, when the rules no longer run.</param>
internal sealed record RuleSetResult(RuleSet? Rules, ImmutableArray<Problem> Problems, PluginSet Plugins) : IDisposable
{
    /// <summary>Nothing was loaded, for one problem.</summary>
    public static RuleSetResult Refused(Problem problem) => new(null, [problem], PluginSet.Empty);

    public void Dispose() => Plugins.Dispose();
}
