namespace KafkaAlarms.AlarmModel.Rules;

/// <summary>What a level says of one value.</summary>
public enum Verdict
{
    Normal,
    Hold,
    Active,
}
