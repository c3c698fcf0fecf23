namespace KafkaAlarms.Engine.Model.Identity;

/// <summary>One header of a produced record.</summary>
/// <param name="Name">Name as it stands in the record.</param>
/// <param name="Value">UTF-8; shared where it is constant, so never to be changed.</param>
internal readonly record struct EventHeader(string Name, byte[] Value);
