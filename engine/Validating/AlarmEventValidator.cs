using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Validating;

/// <summary>Stage 5: says of each encoded event whether it satisfies the alarm schema.</summary>
/// <remarks>Safe for every thread. An event that does not goes to the dead letters with
/// the violations (KA5001).</remarks>
internal sealed class AlarmEventValidator
{
    private readonly AlarmValidator own = new();
    private readonly NJsonSchemaValidator? second;

    /// <summary>Compiles the schema.</summary>
    public AlarmEventValidator(ValidatingOptions options)
    {
        if (options.NJsonSchema) second = new NJsonSchemaValidator();
    }

    /// <summary>Judges one event; allocates nothing when it is valid and NJsonSchema is not asked.</summary>
    /// <param name="json">What <see cref="Model.Wire.AlarmEventJson"/> wrote.</param>
    public ValidationResult Validate(ReadOnlySpan<byte> json)
    {
        ValidationResult result = own.Validate(json);
        return result.IsValid && second is not null ? second.Validate(json) : result;
    }
}
