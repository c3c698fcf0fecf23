using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>Level of an alarm as events name it.</summary>
internal enum EventLevel
{
    [JsonStringEnumMemberName("hihi")] HiHi,
    [JsonStringEnumMemberName("lolo")] LoLo,
    [JsonStringEnumMemberName("hi")] Hi,
    [JsonStringEnumMemberName("lo")] Lo,
}
