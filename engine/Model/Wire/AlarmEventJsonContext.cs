using System.Text.Json.Serialization;
using KafkaAlarms.Engine.Model.Events;

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
        typeof(SampleValueConverter),
        typeof(FiniteNumberConverter),
        typeof(LabelsConverter),
        typeof(QualityConverter),
    ])]
[JsonSerializable(typeof(AlarmEvent))]
internal sealed partial class AlarmEventJsonContext : JsonSerializerContext;
