using System.Text.Json;
using System.Text.Json.Serialization;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>Quality in lower case: the SDK's enum carries no wire names.</summary>
internal sealed class QualityConverter()
    : JsonStringEnumConverter<Quality>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
