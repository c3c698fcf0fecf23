using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.Checks;

/// <summary>Checks settings against each other.</summary>
internal static class SettingsValidator
{
    /// <param name="settings">Settings that are each right alone.</param>
    /// <param name="originOf">Place of the value at a key path.</param>
    public static IEnumerable<Problem> Validate(EngineSettings settings, Func<string, SettingOrigin> originOf) =>
        TopicsSharedByTwoRoles(settings.Topics, originOf)
            .Concat(CommitsTooSlow(settings, originOf))
            .Concat(PatienceTooShort(settings, originOf));

    private static IEnumerable<Problem> TopicsSharedByTwoRoles(
        TopicOptions topics, Func<string, SettingOrigin> originOf)
    {
        (string Path, string Topic)[] roles =
        [
            ("Topics:SensorData", topics.SensorData),
            ("Topics:Alarms", topics.Alarms),
            ("Topics:State", topics.State),
            ("Topics:SensorDataDeadLetters", topics.SensorDataDeadLetters),
            ("Topics:AlarmDeadLetters", topics.AlarmDeadLetters),
        ];
        return from later in roles.Index()
               let earlier = roles.Take(later.Index).FirstOrDefault(role => role.Topic == later.Item.Topic)
               where earlier.Path is not null
               select new Problem(
                   ErrorCode.SettingsConflict,
                   $"{originOf(later.Item.Path)} {later.Item.Path}",
                   $"\"{later.Item.Topic}\" is the topic of {earlier.Path} as well.",
                   "Give each role a topic of its own.");
    }

    private static IEnumerable<Problem> CommitsTooSlow(EngineSettings settings, Func<string, SettingOrigin> originOf)
    {
        const string path = "Processing:CommitInterval";
        if (settings.Processing.CommitInterval * 2 <= settings.Kafka.TransactionTimeout) yield break;
        yield return new Problem(
            ErrorCode.SettingsConflict,
            $"{originOf(path)} {path}",
            $"{settings.Processing.CommitInterval:c} is more than half of Kafka:TransactionTimeout, "
            + $"{settings.Kafka.TransactionTimeout:c}.",
            "Shorten it, or lengthen Kafka:TransactionTimeout: the broker aborts what is not committed by then.");
    }

    private static IEnumerable<Problem> PatienceTooShort(
        EngineSettings settings, Func<string, SettingOrigin> originOf)
    {
        const string path = "Rules:HangTimeout";
        if (settings.Rules.HangTimeout > settings.Rules.TimeBudget) yield break;
        yield return new Problem(
            ErrorCode.SettingsConflict,
            $"{originOf(path)} {path}",
            $"{settings.Rules.HangTimeout:c} is not more than Rules:TimeBudget, {settings.Rules.TimeBudget:c}.",
            "Lengthen it: a rule that is only slow must not end the engine.");
    }
}
