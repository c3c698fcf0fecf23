using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>One bar of a picture.</summary>
/// <param name="Lane">Whose.</param>
/// <param name="Figures">Of all rounds.</param>
/// <param name="IsOurs">True for the engine.</param>
internal sealed record Bar(string Lane, Series Figures, bool IsOurs);
