using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Rules;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine;

/// <summary>What all stream threads share.</summary>
/// <param name="Settings">All settings.</param>
/// <param name="Rules">The rule set.</param>
/// <param name="Expected">Where expected sensors are watched.</param>
/// <param name="Topics">What the topics are like.</param>
/// <param name="Brokers">Notices when brokers go and come.</param>
/// <param name="Metrics">Counts and health.</param>
/// <param name="Log">Log.</param>
/// <param name="Limiter">Holds repeated messages back.</param>
/// <param name="Clock">Wall clock.</param>
internal sealed record ThreadContext(
    EngineSettings Settings,
    RuleSet Rules,
    ExpectedSensors Expected,
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
}
