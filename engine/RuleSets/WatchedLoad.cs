using System.Runtime.ExceptionServices;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Plugins;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>Loads a rule set on a thread of its own, and gives up when the code of a rule does not return.</summary>
/// <remarks>Counts looks, not time: a process that was frozen, and its rules with it, is not blamed. What does not
/// return is left behind, and with it its thread and the plug-ins that were loaded.</remarks>
internal sealed class WatchedLoad
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Func<RuleSetResult> load;
    private readonly RuleTrial trial = new();
    private readonly Lock gate = new();
    private RuleSetResult? result;
    private Exception? fault;
    private bool isLeft;

    private WatchedLoad(Func<RuleSetResult> load) => this.load = load;

    /// <summary>Loads it.</summary>
    /// <param name="load">Loads, and calls rules on trial.</param>
    /// <param name="patience">Time that one rule may take.</param>
    /// <returns>What it loaded, or the problem that it did not end.</returns>
    public static RuleSetResult Run(Func<RuleSetResult> load, TimeSpan patience) =>
        new WatchedLoad(load).Run(patience);

    private RuleSetResult Run(TimeSpan patience)
    {
        Thread thread = new(Load) { IsBackground = true, Name = "kafka-alarms-rules" };
        thread.Start();
        long seen = 0;
        for (int looks = 0; !thread.Join(Interval); looks++)
        {
            if (trial.Trials != seen) looks = 0;
            seen = trial.Trials;
            // Without a rule that was called it is the disk that is slow.
            if (trial.Type is { } type && looks * Interval >= patience && TryLeave()) return Refuse(type, patience);
        }

        if (fault is not null) ExceptionDispatchInfo.Throw(fault);
        return result!;
    }

    private void Load()
    {
        trial.Begin();
        RuleSetResult? loaded = null;
        try
        {
            loaded = load();
        }
#pragma warning disable CA1031 // Thrown again by the thread that waits.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fault = exception;
        }

        lock (gate)
        {
            result = loaded;
            if (!isLeft) return;
        }

        loaded?.Dispose();
    }

    /// <summary>Leaves the load behind, unless it has just ended.</summary>
    private bool TryLeave()
    {
        lock (gate)
        {
            isLeft = result is null && fault is null;
            return isLeft;
        }
    }

    private static RuleSetResult Refuse(string type, TimeSpan patience)
    {
        Problem problem = new(
            ErrorCode.RuleTrialHangs,
            $"rule type {type}",
            $"Its constructor or Configure has not returned for {patience.TotalSeconds} s.",
            "Correct the plug-in, or remove it; where it only takes long, raise Rules:HangTimeout.");
        return new RuleSetResult(null, [problem], PluginSet.Empty);
    }
}
