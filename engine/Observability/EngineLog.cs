using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Everything the engine logs.</summary>
/// <remarks>
/// Ids go by stage block: 1 consume, 2 decode, 3 evaluate, 4 raise, 5 validate, 6 produce,
/// 7 commit, 8 configuration and rules,
/// 9 plug-ins and commands. A retired id stays as a comment. Messages with <c>Repeats</c> are limited by
/// <see cref="RepeatLimiter"/>.
/// </remarks>
internal static partial class EngineLog
{
    [LoggerMessage(1001, LogLevel.Warning,
        "No broker of {Brokers} answers: {Reason}. The engine waits and is not ready until one does.")]
    public static partial void WaitingForBroker(ILogger logger, string brokers, string reason);

    [LoggerMessage(1002, LogLevel.Information,
        "A broker of {Brokers} answers again after {Seconds:F1} s; the engine goes on.")]
    public static partial void BrokerBack(ILogger logger, string brokers, double seconds);

    [LoggerMessage(1003, LogLevel.Warning,
        "Topics are missing: {Topics}. The engine waits for them; create them, or start with --create-topics.")]
    public static partial void WaitingForTopics(ILogger logger, string topics);

    [LoggerMessage(1004, LogLevel.Information, "Thread {Thread} was assigned {Partitions} of {Topic}.")]
    public static partial void PartitionsAssigned(ILogger logger, int thread, string topic, string partitions);

    [LoggerMessage(1005, LogLevel.Information, "Thread {Thread} gave {Partitions} of {Topic} back.")]
    public static partial void PartitionsRevoked(ILogger logger, int thread, string topic, string partitions);

    [LoggerMessage(1006, LogLevel.Warning,
        "Thread {Thread} lost {Partitions} of {Topic} to the group; its open transaction is aborted and nothing of it "
        + "stays.")]
    public static partial void PartitionsLost(ILogger logger, int thread, string topic, string partitions);

    [LoggerMessage(1007, LogLevel.Information,
        "The state of {Topic}[{Partition}] was restored: {Alarms} alarms from {Records} records in {Seconds:F1} s.")]
    public static partial void RestoreFinished(
        ILogger logger, string topic, int partition, long alarms, long records, double seconds);

    [LoggerMessage(1008, LogLevel.Information, "The state of {Topic}[{Partition}] is being restored.")]
    public static partial void RestoreStarted(ILogger logger, string topic, int partition);

    [LoggerMessage(1015, LogLevel.Information,
        "The state of {Topic}[{Partition}] stands at offset {Position}, ahead of the committed offset {Committed}: "
        + "evaluation goes on where the state stands.")]
    public static partial void StateAhead(ILogger logger, string topic, int partition, long position, long committed);

    [LoggerMessage(1009, LogLevel.Error,
        "{Code} the committed offset {Offset} of {Topic}[{Partition}] is gone; {Gap} records were removed before they "
        + "were read. "
        + "Reading goes on at the earliest record; lengthen the topic's retention.")]
    public static partial void CommittedOffsetGone(
        ILogger logger, string code, string topic, int partition, long offset, long gap);

    [LoggerMessage(1010, LogLevel.Warning,
        "Topic {Topic} has message.timestamp.type=CreateTime: silent sensors are timed by their writers' clocks. Set "
        + "LogAppendTime.")]
    public static partial void CreateTimeTopic(ILogger logger, string topic);

    [LoggerMessage(1011, LogLevel.Error,
        "{Code} an expected sensor of {Topic}[{Partition}]@{Offset} was heard outside the partition that "
        + "Clock:Partitioner gives its id; "
        + "its silence alarm is not reliable. Set the partitioner of those who write. {Repeats} like it were not "
        + "logged.")]
    public static partial void SensorInWrongPartition(
        ILogger logger, string code, string topic, int partition, long offset, long repeats);

    [LoggerMessage(1012, LogLevel.Warning,
        "{Topic}[{Partition}]@{Offset} has a sensor id that is not its key, so the sensor's state may be split over "
        + "partitions. "
        + "Write the sensor id as the key. {Repeats} like it were not logged.")]
    public static partial void UnkeyedRecord(ILogger logger, string topic, int partition, long offset, long repeats);

    [LoggerMessage(1013, LogLevel.Warning,
        "{Code} thread {Thread} could not read: {Reason}. It tries again. {Repeats} like it were not logged.")]
    public static partial void ConsumeFailed(ILogger logger, string code, int thread, string reason, long repeats);

    [LoggerMessage(1014, LogLevel.Error, "{Problem} The engine does not start.")]
    public static partial void StartRefused(ILogger logger, string problem);

    [LoggerMessage(1016, LogLevel.Warning,
        "Not all settings of {Topics} could be read: {Reason}. Where they are not known Kafka's defaults are taken for "
        + "limits, and nothing says whether they fit. Start the engine again when brokers answer, or allow its user "
        + "DESCRIBE_CONFIGS on them.")]
    public static partial void TopicSettingsUnread(ILogger logger, string topics, string reason);

    [LoggerMessage(2001, LogLevel.Debug,
        "{Code} {Topic}[{Partition}]@{Offset} could not be read and went to {DeadLetterTopic}.")]
    public static partial void RecordDeadLettered(
        ILogger logger, string code, string topic, int partition, long offset, string deadLetterTopic);

    [LoggerMessage(3001, LogLevel.Error,
        "{Code} rule {Rule} failed with {Fault}; its verdicts on the record were discarded, the other rules went on. "
        + "{Repeats} like it were not logged.")]
    public static partial void RuleFaulted(ILogger logger, string code, string rule, string fault, long repeats);

    [LoggerMessage(3002, LogLevel.Error,
        "{Code} rule {Rule} is quarantined: {Cause}. The other rules go on. Correct the rule: it is called again when "
        + "rules are loaded anew.")]
    public static partial void RuleQuarantined(ILogger logger, string code, string rule, string cause);

    [LoggerMessage(3003, LogLevel.Warning,
        "{Code} rule {Rule} took {Milliseconds} ms for a record, and has {Budget}; its verdict was kept. {Repeats} "
        + "like it were not logged.")]
    public static partial void RuleTooSlow(
        ILogger logger, string code, string rule, long milliseconds, long budget, long repeats);

    [LoggerMessage(4001, LogLevel.Error,
        "{Code} a record of {Topic}[{Partition}] could not be read as alarm state and was left out: {Reason} "
        + "Its alarm is forgotten until it is raised again; find out who wrote the record.")]
    public static partial void StateUnreadable(ILogger logger, string code, string topic, int partition, string reason);

    [LoggerMessage(5001, LogLevel.Error,
        "{Code} an alarm event of rule {Rule} breaks the alarm schema and went to {DeadLetterTopic}. {Repeats} like it "
        + "were not logged.")]
    public static partial void EventBroke(
        ILogger logger, string code, string rule, string deadLetterTopic, long repeats);

    [LoggerMessage(3005, LogLevel.Critical,
        "{Code} rule {Rule} of type {Type} has not returned from {Step} for {Seconds} s and holds thread {Thread} up; "
        + "the engine ends, for nothing else frees it. The next start does not call the rule: {File} remembers it. "
        + "Nothing is lost: what was not committed is evaluated then.")]
    public static partial void RuleHangs(
        ILogger logger, string code, string rule, string type, string step, double seconds, int thread, string file);

    [LoggerMessage(3006, LogLevel.Error,
        "{Code} rule {Rule}, version {Version}, is not called since {Since:O}: it {Cause}. Another version is called; "
        + "so is this one when it is taken out of {File}, from the next start or reload.")]
    public static partial void RuleHeld(
        ILogger logger, string code, string rule, string version, DateTime since, string cause, string file);

    [LoggerMessage(3007, LogLevel.Error,
        "{Code} {File} cannot be written: {Cause} The next start calls the rule again, and ends for it again. Set "
        + "Rules:StateFolder to a folder that the engine may write to and that outlasts it.")]
    public static partial void HeldRulesUnwritable(ILogger logger, string code, string file, string cause);

    [LoggerMessage(3008, LogLevel.Warning,
        "{Code} {Folder} cannot remember rules that do not return: {Cause}. Should one not, the engine would end for "
        + "it at each start. Set Rules:StateFolder to a folder of its own user that it may write to and that "
        + "outlasts it.")]
    public static partial void StateFolderUnfit(ILogger logger, string code, string folder, string cause);

    [LoggerMessage(6001, LogLevel.Warning,
        "{Code} the dead letter of {Topic}[{Partition}]@{Offset} is larger than {DeadLetterTopic} accepts; its length "
        + "and hash were written "
        + "instead. Raise the topic's max.message.bytes.")]
    public static partial void DeadLetterReplaced(
        ILogger logger, string code, string topic, int partition, long offset, string deadLetterTopic);

    [LoggerMessage(6002, LogLevel.Warning,
        "{Code} topic {DeadLetterTopic} accepts {Accepted} bytes, and {Topic} records of {Limit}: of the largest ones "
        + "only length and hash would be kept. Set its max.message.bytes to {Needed}.")]
    public static partial void DeadLetterTopicTooSmall(
        ILogger logger, string code, string deadLetterTopic, int accepted, string topic, int limit, int needed);

    [LoggerMessage(6003, LogLevel.Warning,
        "{Code} topic {Topic} accepts {Accepted} bytes: a larger event or state record would make its commit fail "
        + "again and again. Set its max.message.bytes to {Needed}, Kafka's default, or more.")]
    public static partial void TopicTooSmall(ILogger logger, string code, string topic, int accepted, int needed);

    [LoggerMessage(6004, LogLevel.Warning,
        "{Code} topic {Topic} may be compacted after {Lag} ms: without transactions, what a crash cuts off must be "
        + "undone from older records, and these may be gone by then. "
        + "Set its min.compaction.lag.ms to {Needed} or more.")]
    public static partial void StateCompactedTooSoon(ILogger logger, string code, string topic, long lag, long needed);

    [LoggerMessage(7001, LogLevel.Warning,
        "{Code} thread {Thread} aborted its transaction: {Cause}. State and positions were rolled back; the records "
        + "are evaluated again. "
        + "{Repeats} like it were not logged.")]
    public static partial void TransactionAborted(ILogger logger, string code, int thread, string cause, long repeats);

    [LoggerMessage(7002, LogLevel.Warning,
        "{Code} thread {Thread} replaces its Kafka clients: {Cause}. What was not committed is evaluated again. "
        + "{Repeats} like it were not logged.")]
    public static partial void ThreadReplaced(ILogger logger, string code, int thread, string cause, long repeats);

    [LoggerMessage(7003, LogLevel.Debug, "Thread {Thread} committed {Records} records and {Events} events.")]
    public static partial void Committed(ILogger logger, int thread, long records, long events);

    [LoggerMessage(7004, LogLevel.Information,
        "Clients of thread {Thread} did not close in time and are left behind; they close by themselves once brokers "
        + "answer them.")]
    public static partial void ClientsLeftBehind(ILogger logger, int thread);

    [LoggerMessage(7005, LogLevel.Warning,
        "{Code} thread {Thread} could not deliver or commit what it wrote: {Cause}. State and positions were rolled "
        + "back; the records are evaluated again, and those of their events that were delivered may come again, under "
        + "the same ids. "
        + "{Repeats} like it were not logged.")]
    public static partial void CommitFailed(ILogger logger, string code, int thread, string cause, long repeats);

    [LoggerMessage(8001, LogLevel.Information, "Rule set {RuleSetHash} is loaded: {Rules} rules.")]
    public static partial void RuleSetLoaded(ILogger logger, string ruleSetHash, int rules);

    [LoggerMessage(8002, LogLevel.Error,
        "{Code} the rules file or the plug-ins changed and were refused; rule set {RuleSetHash} runs on: {Problems}.")]
    public static partial void RuleSetRefused(ILogger logger, string code, string ruleSetHash, string problems);

    [LoggerMessage(9001, LogLevel.Information,
        "Kafka Alarms {Version} starts: {Threads} stream threads, rule set {RuleSetHash} with {Rules} rules.")]
    public static partial void EngineStarts(ILogger logger, string version, int threads, string ruleSetHash, int rules);

    [LoggerMessage(9002, LogLevel.Information, "Kafka Alarms stops: transactions are ended and partitions given back.")]
    public static partial void EngineStops(ILogger logger);

    [LoggerMessage(9003, LogLevel.Information, "Kafka Alarms has stopped.")]
    public static partial void EngineStopped(ILogger logger);

    [LoggerMessage(9004, LogLevel.Information, "Health and metrics are served on {Address}.")]
    public static partial void HttpListens(ILogger logger, Uri address);

    [LoggerMessage(9005, LogLevel.Critical,
        "{Code} thread {Thread} met a fault of the program itself; the engine stops.")]
    public static partial void ThreadFailed(ILogger logger, Exception fault, string code, int thread);

    [LoggerMessage(9006, LogLevel.Warning,
        "Not every thread has ended after {Seconds:F0} s; Kafka Alarms ends all the same. What was not committed is "
        + "evaluated again at the next start.")]
    public static partial void StopTimedOut(ILogger logger, double seconds);

    [LoggerMessage(9101, LogLevel.Information,
        "{Found} of {Expected} brokers are registered: {Reason}. Topics are looked at when all are.")]
    public static partial void WaitingForBrokerCount(ILogger logger, int found, int expected, string reason);

    [LoggerMessage(9102, LogLevel.Information, "Connect does not serve yet: {Reason}. It is asked again.")]
    public static partial void WaitingForConnect(ILogger logger, string reason);

    [LoggerMessage(9103, LogLevel.Information, "Connect serves again.")]
    public static partial void ConnectIsBack(ILogger logger);

    [LoggerMessage(9104, LogLevel.Warning,
        "{Code} connector {Connector} had failed and was restarted: {Causes}. Restart {Attempt} since it ran for long; "
        + "Connect answered {Reply}.")]
    public static partial void ConnectorRestarted(
        ILogger logger, string code, string connector, string causes, int attempt, string reply);
}
