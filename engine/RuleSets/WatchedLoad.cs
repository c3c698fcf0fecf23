using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Plugins;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>Loads plug-ins, and gives up when a constructor or <c>Configure</c> does not return.</summary>
internal static class WatchedLoad
{
    /// <summary>Loads them.</summary>
    /// <param name="load">Loads, and calls rules on trial.</param>
    /// <param name="patience">Time that one rule may take.</param>
    /// <param name="refuse">Makes the result of a load that did not end.</param>
    public static T Run<T>(Func<T> load, TimeSpan patience, Func<Problem, T> refuse)
    {
        RuleTrial trial = new();
        string? tried = null;
        return WatchedThread<T>.Run(
            () =>
            {
                trial.Begin();
                return load();
            },
            () => (tried = trial.Type) is null ? null : trial.Trials,
            patience,
            () => refuse(Hangs(tried!, patience)));
    }

    private static Problem Hangs(string type, TimeSpan patience) => new(
        ErrorCode.RuleTrialHangs,
        $"rule type {type}",
        $"Its constructor or Configure has not returned for {patience.TotalSeconds} s.",
        "Correct the plug-in, or remove it; where it only takes long, raise Rules:HangTimeout.");
}
