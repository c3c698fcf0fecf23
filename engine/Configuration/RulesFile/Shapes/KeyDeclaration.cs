namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>One key of the rules file.</summary>
/// <param name="Name">As the file spells it.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="Meaning">One sentence.</param>
internal sealed record KeyDeclaration(string Name, Shape Shape, string Meaning)
{
    public bool IsRequired { get; init; }

    /// <summary>False: it cannot stand in an override.</summary>
    public bool IsOverridable { get; init; } = true;

    /// <summary>False: it picks where an override applies and is not merged, so null means nothing.</summary>
    public bool IsMerged { get; init; } = true;

    /// <summary>Value when absent, in words or in the notation of the file.</summary>
    public string Default { get; init; } = "";

    /// <summary>A value in the notation of the file.</summary>
    public string Example { get; init; } = "";
}
