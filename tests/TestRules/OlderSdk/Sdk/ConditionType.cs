namespace KafkaAlarms.Rules;

public enum ConditionType
{
    Limit = 0,
}
