using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;

namespace KafkaAlarms.Engine.Model.Identity;

/// <summary>Keys and ids of alarms, computed from the input alone: the same on replay and on another engine.</summary>
/// <remarks>Ids are UUIDs of version 8 (RFC 9562) from SHA-256 over lines of text;
/// docs/integrate.md shows how.</remarks>
internal static class AlarmIdentity
{
    /// <summary>Key of a condition through all its episodes.</summary>
    /// <param name="ruleId">Id of the rule.</param>
    /// <param name="sensorId">Id of the sensor.</param>
    /// <param name="instance">The measurement, the name of a plug-in's condition, or <c>no_data</c>.</param>
    public static string AlarmKey(string ruleId, string sensorId, string instance) =>
        $"{Escape(ruleId)}/{Escape(sensorId)}/{Escape(instance)}";

    /// <summary>The key of a measurement that is named <c>no_data</c> beside a watch for silence.</summary>
    /// <param name="alarmKey">A key that ends with <c>/no_data</c>.</param>
    public static string EscapeInstance(string alarmKey) => $"{alarmKey[..^"no_data".Length]}%6Eo_data";

    /// <summary>Id of an episode, from the first active sample of the level that its raise shows.</summary>
    /// <param name="alarmKey">Key of the condition.</param>
    /// <param name="topic">Topic of the sensor record.</param>
    /// <param name="partition">Partition of the sensor record.</param>
    /// <param name="offset">Offset of the sensor record.</param>
    /// <param name="index">Position among the sensor records of the Kafka record.</param>
    /// <param name="time">Record time, UTC.</param>
    /// <param name="level">The level; null for a condition without levels, no data included.</param>
    public static Guid AlarmId(
        string alarmKey, string topic, int partition, long offset, int index, DateTime time, EventLevel? level)
    {
        IdentityText text = new(stackalloc byte[IdentityText.StackBytes]);
        text.Add("alarm\n"u8);
        text.AddLine(alarmKey);
        text.AddLine(Escape(topic));
        text.AddLine(partition);
        text.AddLine(offset);
        text.AddLine(index);
        text.AddLine(time);
        text.Add(NameOf(level));
        return text.Hash();
    }

    /// <summary>Id of the episode of a sensor that was never heard of.</summary>
    /// <param name="alarmKey">Key of the condition.</param>
    /// <param name="listedAt">Kafka time at which its listing was first seen, UTC.</param>
    public static Guid AlarmIdNeverHeard(string alarmKey, DateTime listedAt)
    {
        IdentityText text = new(stackalloc byte[IdentityText.StackBytes]);
        text.Add("never-heard\n"u8);
        text.AddLine(alarmKey);
        text.Add(listedAt);
        return text.Hash();
    }

    /// <summary>Id of one event.</summary>
    public static Guid EventId(Guid alarmId, long sequence, AlarmEventKind kind)
    {
        IdentityText text = new(stackalloc byte[IdentityText.StackBytes]);
        text.Add("event\n"u8);
        text.AddLine(alarmId);
        text.AddLine(sequence);
        text.Add(WireNames.Of(kind));
        return text.Hash();
    }

    /// <summary>Escapes every UTF-8 byte but letters, digits and <c>. _ ~ -</c> as <c>%XX</c>.</summary>
    internal static string Escape(string part)
    {
        if (part.AsSpan().IndexOfAnyExcept(Unreserved) < 0) return part;
        StringBuilder escaped = new(part.Length + 16);
        foreach (byte value in Encoding.UTF8.GetBytes(part))
        {
            if (Unreserved.Contains((char)value)) escaped.Append((char)value);
            else escaped.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Unreserved = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-");

    private static string NameOf(EventLevel? level) => level is { } shown ? WireNames.Of(shown) : "-";
}
