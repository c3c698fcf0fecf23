using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.RuleSets;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine;

/// <summary>What all stream threads share.</summary>
/// <param name="Settings">All settings.</param>
/// <param name="Rules">The rule set, which may be swapped.</param>
/// <param name="Held">Rules that are not to be called.</param>
/// <param name="Watchdog">Finds rules that do not return.</param>
/// <param name="Topics">What the topics are like.</param>
/// <param name="Brokers">Notices when brokers go and come.</param>
/// <param name="Metrics">Counts and health.</param>
/// <param name="Log">Log.</param>
/// <param name="Limiter">Holds repeated messages back.</param>
/// <param name="Clock">Wall clock.</param>
internal sealed record ThreadContext(
    EngineSettings Settings,
    LiveRules Rules,
    HeldRules Held,
    RuleWatchdog Watchdog,
    TopicFacts Topics,
    BrokerWatch Brokers,
    EngineMetrics Metrics,
    ILogger Log,
    RepeatLimiter Limiter,
    TimeProvider Clock)
{
    /// <summary>Notes that a dead letter holds only length and hash of its record.</summary>
    public void OnDeadLetterReplaced(SourceRecord record) => EngineLog.DeadLetterReplaced(
        Log,
        ErrorCode.DeadLetterReplaced.Text(),
        record.Topic,
        record.Partition,
        record.Offset,
        Settings.Topics.SensorDataDeadLetters);

    /// <summary>Notes that an event of a rule went to the dead letters, since it breaks the schema.</summary>
    public void OnInvalidEvent(string rule)
    {
        if (Limiter.Admit($"invalid {rule}") is not { } repeats) return;
        string code = ErrorCode.EventBreaksSchema.Text();
        EngineLog.EventBroke(Log, code, rule, Settings.Topics.AlarmDeadLetters, repeats);
    }

    /// <summary>Notes that a thread gives up what it wrote since its last commit.</summary>
    /// <param name="thread">Number of the thread.</param>
    /// <param name="cause">What the client said.</param>
    public void OnRollBack(int thread, string cause)
    {
        Metrics.TransactionAborted();
        if (Limiter.Admit($"abort {thread}") is not { } repeats) return;
        string code = ErrorCode.TransactionAborted.Text();
        if (Settings.Processing.Guarantee == Guarantee.AtLeastOnce)
            EngineLog.CommitFailed(Log, code, thread, cause, repeats);
        else
            EngineLog.TransactionAborted(Log, code, thread, cause, repeats);
    }
}
