namespace KafkaAlarms.Engine.Validating;

/// <summary>Types that a value may have.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Object = 32,
}
