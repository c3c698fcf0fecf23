namespace KafkaAlarms.Engine.Validating;

/// <summary>What a validator says of one document.</summary>
internal readonly struct ValidationResult
{
    private readonly IReadOnlyList<Violation>? violations;

    public ValidationResult(IReadOnlyList<Violation>? violations) => this.violations = violations;

    public bool IsValid => violations is not { Count: > 0 };

    /// <summary>What is broken, in the order of the document; empty when it is valid.</summary>
    public IReadOnlyList<Violation> Violations => violations ?? [];

    /// <summary>For a header or a log line: the violations separated by semicolons.</summary>
    public override string ToString() => string.Join("; ", Violations);
}
