namespace KafkaAlarms.Engine.Model.Events;

/// <summary>Marks an optional field that may also stand there as null; other optional fields are left out.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlsoNullAttribute : Attribute;
