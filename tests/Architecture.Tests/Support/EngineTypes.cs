using System.Reflection;
using KafkaAlarms.Engine;

namespace KafkaAlarms.Architecture.Tests.Support;

/// <summary>The types of the engine, by the room they stand in.</summary>
internal static class EngineTypes
{
    public const string Root = "KafkaAlarms.Engine";

    /// <summary>Stages of the data path, in order.</summary>
    public static readonly string[] Stages =
        ["Consuming", "Decoding", "Evaluating", "Raising", "Validating", "Producing", "Committing"];

    public static Assembly Assembly { get; } = typeof(RecordPipeline).Assembly;

    /// <summary>All that are written by hand, with what their nested and generated types use counted as theirs.</summary>
    public static IReadOnlyDictionary<Type, IReadOnlyCollection<Type>> Uses { get; } = Assembly.GetTypes()
        .Where(type => type.Namespace is { } space && space.StartsWith(Root, StringComparison.Ordinal))
        .GroupBy(Outermost)
        .ToDictionary(group => group.Key, group => (IReadOnlyCollection<Type>)[.. group.SelectMany(TypeUses.Of).Distinct()]);

    /// <summary>First folder of a type's namespace below the engine: <c>Decoding</c>, or nothing at its root.</summary>
    public static string RoomOf(Type type)
    {
        string space = type.Namespace ?? "";
        if (!space.StartsWith(Root + ".", StringComparison.Ordinal)) return "";
        return space[(Root.Length + 1)..].Split('.')[0];
    }

    /// <summary>Types of the engine that know an assembly, except those in some rooms.</summary>
    public static IEnumerable<string> Knowing(string assembly, params string[] exceptRooms) =>
        from pair in Uses
        where !exceptRooms.Contains(RoomOf(pair.Key))
        where pair.Value.Any(used => used.Assembly.GetName().Name == assembly)
        select Path(pair.Key);

    private static string Path(Type type) => RoomOf(type) is { Length: > 0 } room ? $"{room}/{type.Name}" : type.Name;

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
