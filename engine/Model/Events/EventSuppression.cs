using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>Why an active alarm is not shown.</summary>
/// <param name="Kind">Shelved by an operator, suppressed by design, or out of service.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why it was done.</param>
internal sealed record EventSuppression(
    [property: MinLength(1)] string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? Until = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null);
