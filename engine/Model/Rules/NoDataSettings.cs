namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>Alarm for a silent sensor.</summary>
/// <param name="After">Kafka time without a good sample; more than 0.</param>
/// <param name="Severity">1 to 1000.</param>
internal sealed record NoDataSettings(TimeSpan After, int Severity)
{
    /// <summary>Severity where the rules file gives none.</summary>
    public const int DefaultSeverity = 500;
}
