using System.Collections.Immutable;
using static KafkaAlarms.Engine.Observability.MetricKind;

namespace KafkaAlarms.Engine.Observability;

/// <summary>All metrics of the engine.</summary>
/// <remarks>Counters of records, samples and events count committed work only: an aborted
/// transaction leaves no trace in them.</remarks>
internal static class MetricCatalog
{
    public static readonly MetricDeclaration Records = new(
        "kafka_alarms_records_total", Counter,
        "Kafka records read, by how they ended; the outcomes add up to the records read.",
        "outcome");

    public static readonly MetricDeclaration Samples = new(
        "kafka_alarms_samples_total", Counter, "Samples that were not simply evaluated.", "disposition");

    public static readonly MetricDeclaration RecordTimes = new(
        "kafka_alarms_record_times_total", Counter, "Sensor records by where their time comes from.", "origin");

    public static readonly MetricDeclaration Unkeyed = new(
        "kafka_alarms_unkeyed_records_total", Counter, "Sensor records whose sensor id is not the Kafka key.");

    public static readonly MetricDeclaration KeyMismatches = new(
        "kafka_alarms_key_mismatches_total", Counter,
        "Sensor records whose body names another sensor than the one chosen.");

    public static readonly MetricDeclaration LostRecords = new(
        "kafka_alarms_lost_records_total", Counter, "Records that retention removed before they were read.");

    public static readonly MetricDeclaration Events = new(
        "kafka_alarms_events_total", Counter, "Alarm events written.", "rule", "event");

    public static readonly MetricDeclaration ActiveAlarms = new(
        "kafka_alarms_active_alarms", Gauge, "Alarms that are active on this engine's partitions.", "priority");

    public static readonly MetricDeclaration RuleFaults = new(
        "kafka_alarms_rule_faults_total", Counter, "Evaluations that threw; their verdicts were discarded.", "rule");

    public static readonly MetricDeclaration SlowRules = new(
        "kafka_alarms_rule_slow_total", Counter, "Evaluations over the time budget; their verdicts were kept.", "rule");

    public static readonly MetricDeclaration QuarantinedRules = new(
        "kafka_alarms_rule_quarantined_state", Gauge, "1 while a rule is quarantined after repeated faults.", "rule");

    public static readonly MetricDeclaration RuleSet = new(
        "kafka_alarms_rule_set_info", Gauge, "1 for the rule set that runs.", "hash");

    public static readonly MetricDeclaration RuleSetReloads = new(
        "kafka_alarms_rule_set_reloads_total", Counter,
        "Changes of the rules file or the plug-ins, by result: loaded or refused.",
        "result");

    public static readonly MetricDeclaration RuleSetRefused = new(
        "kafka_alarms_rule_set_refused_state", Gauge,
        "1 while the rules file or the plug-ins are not what runs because they were refused.");

    public static readonly MetricDeclaration DeadLetters = new(
        "kafka_alarms_dead_letters_total", Counter, "Dead letters written, by reason code.", "code");

    public static readonly MetricDeclaration Transactions = new(
        "kafka_alarms_transactions_total", Counter, "Transactions by how they ended.", "result");

    public static readonly MetricDeclaration ThreadsReplaced = new(
        "kafka_alarms_threads_replaced_total", Counter,
        "Stream threads whose clients were replaced after a fatal error.",
        "code");

    public static readonly MetricDeclaration Restores = new(
        "kafka_alarms_restore_seconds", Histogram, "Time that a partition's state took to restore.");

    public static readonly MetricDeclaration Delays = new(
        "kafka_alarms_delay_seconds", Histogram,
        "Time from the Kafka timestamp of the record that decided an event to the event's commit.");

    public static readonly MetricDeclaration Lag = new(
        "kafka_alarms_lag_records", Gauge,
        "Records between the position and the end of a partition.",
        "topic", "partition");

    public static readonly MetricDeclaration Ready = new(
        "kafka_alarms_ready_state", Gauge, "1 while the engine is ready; /health/ready has the reason when not.");

    public static readonly MetricDeclaration Build = new(
        "kafka_alarms_build_info", Gauge, "1 for the version that runs.", "version");

    public static readonly MetricDeclaration ConnectorRestarts = new(
        "kafka_alarms_connector_restarts_total", Counter,
        "Restarts of a connector, or of its failed tasks, by the watch over connectors.",
        "connector");

    public static readonly MetricDeclaration ConnectorRunning = new(
        "kafka_alarms_connector_running_state", Gauge,
        "1 while a connector and all its tasks run.",
        "connector");

    public static readonly MetricDeclaration ConnectReachable = new(
        "kafka_alarms_connect_reachable_state", Gauge, "1 while Kafka Connect answers the watch over connectors.");

    /// <summary>Those of <c>watch connectors</c>, in the order of the documentation.</summary>
    public static ImmutableArray<MetricDeclaration> OfConnectors { get; } =
        [ConnectorRestarts, ConnectorRunning, ConnectReachable, Build];

    /// <summary>Those of <c>run</c>, in the order of the documentation.</summary>
    public static ImmutableArray<MetricDeclaration> All { get; } =
    [
        Records, Samples, RecordTimes, Unkeyed, KeyMismatches, LostRecords, Events,
        ActiveAlarms, RuleFaults, SlowRules, QuarantinedRules, RuleSet, RuleSetReloads, RuleSetRefused,
        DeadLetters, Transactions, ThreadsReplaced, Restores, Delays, Lag, Ready, Build,
    ];
}
