namespace KafkaAlarms.Rules;

/// <summary>One thing wrong with a rule's settings.</summary>
/// <param name="Path">Key path below the rule's entry, such as <c>settings.high.limit</c>.</param>
/// <param name="Text">What is wrong and what to write, one sentence.</param>
public sealed record RuleProblem(string Path, string Text);
