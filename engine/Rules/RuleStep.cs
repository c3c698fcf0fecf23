namespace KafkaAlarms.Engine.Rules;

/// <summary>What a stream thread calls of a rule.</summary>
internal enum RuleStep
{
    /// <summary><c>Evaluate</c>, for each record.</summary>
    Evaluate,

    /// <summary>The constructor and <c>Configure</c>, once for each set of settings.</summary>
    Configure,
}
