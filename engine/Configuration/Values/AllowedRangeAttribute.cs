namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Lowest and highest value of an option, written as its documentation writes them.</summary>
/// <remarks>A test compares both with the option's <c>value</c> text.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedRangeAttribute(string lowest, string highest) : Attribute
{
    public string Lowest => lowest;

    public string Highest => highest;
}
