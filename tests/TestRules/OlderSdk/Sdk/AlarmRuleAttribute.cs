namespace KafkaAlarms.Rules;

[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AlarmRuleAttribute(string id) : Attribute
{
    public string Id { get; } = id;

    public string Version { get; init; } = "";
}
