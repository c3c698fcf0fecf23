namespace KafkaAlarms.Engine.RuleTests.Charts;

/// <summary>An event below a chart.</summary>
/// <param name="At">Time since the start of the test.</param>
/// <param name="Letter">What stands for it.</param>
internal readonly record struct ChartMark(TimeSpan At, char Letter);
