using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>Runs rules outside of an engine, and gives up when one does not return.</summary>
internal static class WatchedRun
{
    /// <summary>Runs them.</summary>
    /// <param name="run">Lets rules evaluate.</param>
    /// <param name="call">Where those show that they are called.</param>
    /// <param name="patience">Time that one call may take.</param>
    /// <returns>What held the run up; null: nothing, it is over.</returns>
    public static Problem? Run(Action run, RuleCall call, TimeSpan patience) => WatchedThread<Problem?>.Run(
        () =>
        {
            run();
            return null;
        },
        () => call.Rule is null ? null : call.Calls,
        patience,
        () => Hangs(call, patience));

    private static Problem Hangs(RuleCall call, TimeSpan patience) => new(
        ErrorCode.RuleHangs,
        $"rule {call.Rule?.Id}",
        $"{call.Step} of its type {call.Rule?.Type.Id} has not returned for {patience.TotalSeconds} s.",
        "Correct the rule; where it only takes long, raise Rules:HangTimeout.");
}
