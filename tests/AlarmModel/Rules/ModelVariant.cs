namespace KafkaAlarms.AlarmModel.Rules;

/// <summary>A rule as it is for one sensor.</summary>
/// <param name="Unit">Null: any.</param>
/// <param name="Levels">In the order in which they show at equal severity.</param>
/// <param name="NoData">Null: off.</param>
public sealed record ModelVariant(string? Unit, IReadOnlyList<ModelLevel> Levels, ModelNoData? NoData);
