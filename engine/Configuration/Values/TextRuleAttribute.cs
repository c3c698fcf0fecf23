namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Says what the text of an option must be.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextRuleAttribute(TextRule rule) : Attribute
{
    public TextRule Rule => rule;
}
