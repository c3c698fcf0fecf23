using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>Generated reading and writing of alarm events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(UtcTimeConverter),
        typeof(EventValueConverter),
        typeof(FiniteNumberConverter),
        typeof(LabelsConverter),
        typeof(QualityConverter),
    ])]
[JsonSerializable(typeof(AlarmEvent))]
internal sealed partial class AlarmEventJsonContext : JsonSerializerContext;
