using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>A column of a table: the key of an override that its cells give.</summary>
/// <param name="Name">As the header spells it.</param>
/// <param name="Path">Keys from the override on; of a key that only a level has, that key alone.</param>
/// <param name="Shape">What a cell looks like; null: a setting, which the rule type judges.</param>
internal sealed record TableColumn(string Name, ImmutableArray<string> Path, Shape? Shape)
{
    /// <summary>True for a key that a level may have, which belongs to the level of a row that names one.</summary>
    public bool IsOfLevel { get; init; }

    /// <summary>False for a key that a level alone may have.</summary>
    public bool IsOfRule { get; init; } = true;
}
