using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>Which keys of an override may be columns: those with one text, number or flag, as the table of keys has
/// them.</summary>
internal static class ColumnNames
{
    /// <summary>The column that every table has.</summary>
    public const string Sensor = "sensor";

    /// <summary>The column that names the level of a row.</summary>
    public const string Level = "level";

    /// <summary>Columns that a table may have, with <c>NAME</c> for what the operator or the rule type names.</summary>
    public static ImmutableArray<string> Known { get; } =
    [
        Sensor,
        Level,
        .. KeyTable.Level.Keys.Select(key => key.Name),
        .. KeyTable.Override.Keys.Where(IsPlain).Select(key => key.Name)
            .Except(KeyTable.Level.Keys.Select(key => key.Name)),
        .. KeyTable.NoData.Keys.Where(key => key.IsOverridable).Select(key => $"no_data.{key.Name}"),
        .. KeyTable.Guidance.Keys.Select(key => $"guidance.{key.Name}"),
        "labels.NAME",
        "settings.NAME",
    ];

    /// <summary>The column of a name; null when there is none.</summary>
    public static TableColumn? Find(string name)
    {
        KeyDeclaration? ofLevel = KeyTable.Level.Keys.FirstOrDefault(key => key.Name == name);
        if (ofLevel is null) return Follow(name, KeyTable.Override, []);
        bool isOfRule = KeyTable.Override.Keys.Any(key => key.Name == name);
        return new(name, [name], ofLevel.Shape) { IsOfLevel = true, IsOfRule = isOfRule };
    }

    /// <summary>Follows the keys of a name from an object down to what can stand in a cell.</summary>
    private static TableColumn? Follow(string name, ObjectShape shape, ImmutableArray<string> path)
    {
        string rest = name[path.Sum(part => part.Length + 1)..];
        int dot = rest.IndexOf('.');
        string first = dot < 0 ? rest : rest[..dot];
        KeyDeclaration? key = shape.Keys.FirstOrDefault(known => known.Name == first);
        if (key is null || !key.IsMerged) return null;
        string? below = dot < 0 ? null : rest[(dot + 1)..];
        return (ValueOf(key.Shape), below) switch
        {
            (ObjectShape inner, not null) => Follow(name, inner, path.Add(first)),
            (MapShape map, { Length: > 0 }) => new(name, [.. path, first, below], ValueOf(map.Value)),
            (OpenShape, { Length: > 0 }) => new(name, [.. path, first, .. below.Split('.')], null),
            (_, null) when IsPlain(key) => new(name, [.. path, first], ValueOf(key.Shape)),
            _ => null,
        };
    }

    private static bool IsPlain(KeyDeclaration key) =>
        ValueOf(key.Shape) is not (ObjectShape or MapShape or OpenShape or ListShape or OneOrManyShape);

    private static Shape ValueOf(Shape shape) => shape is NullableShape nullable ? nullable.Value : shape;
}
