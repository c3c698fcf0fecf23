namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Marks an option that has no default and must be given.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredSettingAttribute : Attribute;
