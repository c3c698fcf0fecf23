using System.Globalization;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Settings that the engine's topics need for what the engine promises.</summary>
internal static class TopicContract
{
    /// <summary>The settings of one topic; none for a topic that the engine does not know.</summary>
    public static Dictionary<string, string> ConfigOf(string name, EngineSettings settings, TopicFacts facts)
    {
        TopicOptions topics = settings.Topics;
        Dictionary<string, string> configs = [];
        if (name == topics.SensorData) configs["message.timestamp.type"] = "LogAppendTime";
        if (name == topics.State) configs["cleanup.policy"] = "compact";
        if (name == topics.State && settings.Processing.Guarantee == Guarantee.AtLeastOnce)
            configs["min.compaction.lag.ms"] = Text((long)TopicFacts.StateCompactionLag.TotalMilliseconds);
        if (name == topics.SensorDataDeadLetters)
            configs["max.message.bytes"] = Text(facts.MaxDeadLetterBytes);
        return configs;
    }

    /// <summary>All topics of the engine; the sensor topic, which the others follow, first.</summary>
    public static string[] NamesOf(TopicOptions topics) =>
        [topics.SensorData, topics.Alarms, topics.State, topics.SensorDataDeadLetters, topics.AlarmDeadLetters];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
