using System.Collections.Concurrent;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.RuleSets;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine;

/// <summary>Finds a rule that does not return: no other thread can make it, so the engine must end.</summary>
/// <remarks>Counts looks, not time: a process that was frozen, and its rules with it, is not blamed.</remarks>
internal sealed class RuleWatchdog(TimeSpan patience, HeldRules held, ILogger log, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<int, RuleCall> calls = [];
    private readonly Dictionary<int, (RuleCall Call, long Calls, int Looks)> seen = [];

    /// <summary>Watches what a thread calls from now on, in place of what was watched of it.</summary>
    public void Watch(int thread, RuleCall call) => calls[thread] = call;

    /// <summary>Watches until a rule does not return, or until told to stop.</summary>
    /// <returns>Number of the thread that it holds up; null: stopped.</returns>
    public async Task<int?> RunAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (Look() is { } thread) return thread;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }

        return null;
    }

    /// <summary>Looks at every thread once.</summary>
    /// <returns>Number of a thread whose rule has not returned for too long; null: none.</returns>
    public int? Look()
    {
        foreach ((int thread, RuleCall call) in calls)
        {
            long count = call.Calls;
            if (call.Rule is not { } rule || count != call.Calls)
            {
                seen.Remove(thread);
                continue;
            }

            bool isSame = seen.TryGetValue(thread, out var last) && last.Call == call && last.Calls == count;
            int looks = isSame ? last.Looks + 1 : 0;
            seen[thread] = (call, count, looks);
            if (looks * Interval < patience) continue;
            Hold(thread, rule, call.Step);
            return thread;
        }

        return null;
    }

    private void Hold(int thread, RuleEntry rule, RuleStep step)
    {
        double seconds = patience.TotalSeconds;
        string code = ErrorCode.RuleHangs.Text();
        EngineLog.RuleHangs(log, code, rule.Id, rule.Type.Id, step.ToString(), seconds, thread, held.Path);
        string cause = $"did not return from {step} for {seconds} s";
        DateTime now = clock.GetUtcNow().UtcDateTime;
        try
        {
            held.Add(new HeldRule(rule.Id, rule.Type.Id, rule.Type.Version, cause, now, step));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            EngineLog.HeldRulesUnwritable(log, code, held.Path, fault.Message);
        }
    }
}
