using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>What the value of a key looks like: one declaration for checks, published schema and reference.</summary>
internal abstract record Shape
{
    /// <summary>The type in words with its article, such as <c>a number</c>.</summary>
    public abstract string Words { get; }

    /// <summary>Range or form in words; empty where the type says it all.</summary>
    public virtual string Range => "";

    /// <summary>Reports everything about a value that is wrong by itself.</summary>
    public abstract void Check(FileNode node, RulesFileReport report);

    /// <summary>Reports required keys that a merged value lacks.</summary>
    /// <remarks>All else was checked where it was written: merging moves values, it makes none.</remarks>
    public virtual void CheckMissing(FileNode node, RulesFileReport report)
    {
    }

    /// <summary>The same shape where it is merged over another value: nothing required, null removes.</summary>
    public virtual Shape AsPatch() => this;
}
