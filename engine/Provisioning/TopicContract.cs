using System.Globalization;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Settings that the engine's topics need for what the engine promises.</summary>
internal static class TopicContract
{
    /// <summary>The settings of one topic; none for a topic that the engine does not know.</summary>
    public static Dictionary<string, string> ConfigOf(string name, TopicOptions topics, TopicFacts facts)
    {
        Dictionary<string, string> configs = [];
        if (name == topics.SensorData) configs["message.timestamp.type"] = "LogAppendTime";
        if (name == topics.State) configs["cleanup.policy"] = "compact";
        if (name == topics.SensorDataDeadLetters)
            configs["max.message.bytes"] = facts.MaxDeadLetterBytes.ToString(CultureInfo.InvariantCulture);
        return configs;
    }

    /// <summary>All topics of the engine; the sensor topic, which the others follow, first.</summary>
    public static string[] NamesOf(TopicOptions topics) =>
        [topics.SensorData, topics.Alarms, topics.State, topics.SensorDataDeadLetters, topics.AlarmDeadLetters];
}
